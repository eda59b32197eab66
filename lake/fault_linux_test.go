package lake

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"leeway"
)

func init() {
	children["full disk"] = onSmallDisk(fillDisk)
	children["read-only disk"] = onSmallDisk(lockDisk)
	children["file limit"] = limitFiles
	children["may mount"] = onSmallDisk(func(string) error { return nil })
}

// namespaced returns a child that may mount file systems which nobody else sees: in a
// namespace of mounts, and of users where the test is not run by root.
func namespaced(role, folder string) *exec.Cmd {
	c := child(role, folder)
	c.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		c.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		c.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		c.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	return c
}

func needsMounts(t *testing.T) {
	t.Helper()
	if err := ended(namespaced("may mount", t.TempDir())); err != nil {
		t.Skipf("this system lets no test mount a file system of its own: %v", err)
	}
}

// diskBytes is the size of the small file system.
const diskBytes = 8 << 20

// onSmallDisk mounts a small file system at the child's folder and plays the role there.
func onSmallDisk(role func(folder string) error) func(string) error {
	return func(folder string) error {
		if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
			return fmt.Errorf("keep mounts to ourselves: %w", err)
		}
		if err := unix.Mount("leeway", folder, "tmpfs", 0, fmt.Sprintf("size=%d", diskBytes)); err != nil {
			return fmt.Errorf("mount a small disk: %w", err)
		}
		return role(folder)
	}
}

func TestImports_OnAFullDiskFailCleanlyAndLoseNothing(t *testing.T) {
	needsMounts(t)
	if err := ended(namespaced("full disk", t.TempDir())); err != nil {
		t.Fatal(err)
	}
}

// fillDisk leaves less and less room, a page at a time, and imports: at every moment of an
// import, the disk is full once.
func fillDisk(folder string) error {
	l, err := Open(filepath.Join(folder, "lake"))
	if err != nil {
		return err
	}
	var published []string
	for i := range 2 {
		name, err := imported(l, "before", i)
		if err != nil {
			return fmt.Errorf("with room: %w", err)
		}
		published = append(published, name)
	}
	failed := 0
	for pages := range 40 {
		for source := range 2 {
			name, err := importedWithRoom(l, folder, pages*os.Getpagesize(), source)
			switch {
			case err == nil:
				published = append(published, name)
			case !errors.Is(err, unix.ENOSPC) || leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(leeway.HintOf(err), "disk has room"):
				return fmt.Errorf("with %d pages: error %w, hint %q", pages, err, leeway.HintOf(err))
			default:
				failed++
			}
			if err := whole(l, published); err != nil {
				return fmt.Errorf("with %d pages: %w", pages, err)
			}
		}
	}
	if failed < 5 || len(published) < 5 {
		return fmt.Errorf("%d imports failed and %d did not: the disk was not filled", failed, len(published))
	}
	return nil
}

// importedWithRoom imports while a ballast leaves so many bytes of the disk.
func importedWithRoom(l *Lake, disk string, room, source int) (string, error) {
	ballast := filepath.Join(disk, "ballast")
	defer os.Remove(ballast)
	var s unix.Statfs_t
	if err := unix.Statfs(disk, &s); err != nil {
		return "", err
	}
	free := int(s.Bavail) * int(s.Bsize)
	if free < room {
		return "", fmt.Errorf("only %d bytes are free", free)
	}
	if err := os.WriteFile(ballast, make([]byte, free-room), 0o600); err != nil {
		return "", fmt.Errorf("ballast: %w", err)
	}
	return imported(l, "v", source)
}

// whole checks that a lake opens, holds the vintages and nothing else, and is undamaged.
func whole(l *Lake, published []string) error {
	vs, err := l.Vintages()
	if err != nil {
		return err
	}
	if len(vs) != len(published) {
		return fmt.Errorf("%d vintages, %d were published", len(vs), len(published))
	}
	v, err := l.Verify(ctx)
	if err != nil {
		return err
	}
	if len(v.Damaged) > 0 {
		return fmt.Errorf("damaged: %v", v.Damaged)
	}
	entries, err := os.ReadDir(l.Folder())
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filling) {
			return fmt.Errorf("%s was left", e.Name())
		}
	}
	return nil
}

func TestImports_IntoAReadOnlyFolderFailCleanlyAndReadingGoesOn(t *testing.T) {
	needsMounts(t)
	if err := ended(namespaced("read-only disk", t.TempDir())); err != nil {
		t.Fatal(err)
	}
}

// lockDisk makes the disk read-only under a lake, between imports and within one.
func lockDisk(folder string) error {
	l, err := Open(filepath.Join(folder, "lake"))
	if err != nil {
		return err
	}
	name, err := imported(l, "1", 0)
	if err != nil {
		return err
	}
	if err := unix.Mount("", folder, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		return fmt.Errorf("make the disk read-only: %w", err)
	}
	for source := range 2 {
		_, err := imported(l, "2", source)
		if !errors.Is(err, unix.EROFS) || leeway.CodeOf(err) != leeway.CodeUnavailable || !strings.Contains(leeway.HintOf(err), "can be written") {
			return fmt.Errorf("error %w, hint %q", err, leeway.HintOf(err))
		}
	}
	return whole(l, []string{name})
}

// Where no file system can be mounted, a limit on the size of files fails writes as well.
func TestImports_ThatMayWriteNoLargeFileFailCleanly(t *testing.T) {
	if err := ended(child("file limit", t.TempDir())); err != nil {
		t.Fatal(err)
	}
}

// limitFiles imports under a limit on the size of files that rises to what an import needs.
func limitFiles(folder string) error {
	signal.Ignore(unix.SIGXFSZ)
	l, err := Open(folder)
	if err != nil {
		return err
	}
	var published []string
	failed := 0
	for limit := uint64(256); limit <= 1<<16; limit *= 2 {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: limit, Max: unix.RLIM_INFINITY}); err != nil {
			return err
		}
		for source := range 2 {
			name, err := imported(l, "v", source)
			switch {
			case err == nil:
				published = append(published, name)
			case !errors.Is(err, unix.EFBIG) || leeway.CodeOf(err) != leeway.CodeUnavailable:
				return fmt.Errorf("under a limit of %d bytes: %w", limit, err)
			default:
				failed++
			}
			if err := whole(l, published); err != nil {
				return err
			}
		}
	}
	if failed == 0 || len(published) == 0 {
		return fmt.Errorf("%d imports failed, %d did not", failed, len(published))
	}
	return nil
}
