// Package lake keeps public statistics on disk as plain Parquet, so that DuckDB in the
// process and Trino on a cluster read the same files.
//
// A [Lake] is a folder in Hive style:
//
//	observations/source=sipri-tiv/vintage=2025-10-23/part-0.parquet
//	memberships/…  rosters/…  treaties/…  events/…  votes/…
//	flows/source=baci/vintage=202601/year=2023/part-0.parquet
//	pairs/source=baci/vintage=202601/part-0.parquet
//	totals/source=baci/vintage=202601/year=2023/part-0.parquet
//	suppliers/source=baci/vintage=202601/year=2023/part-0.parquet
//	snapshots/sipri-register/<sha256>.zst (+ .json)
//	manifests/source=sipri-tiv/vintage=2025-10-23/manifest.json
//
// A [Vintage] is one release of one data set. It exists once its manifest does: a [Publication]
// fills a folder whose name begins with a dot, syncs it, renames the tables into place and the
// manifest last, and readers list manifested vintages only. Killing the program at any moment
// loses at most the vintage in flight. Nothing is overwritten: a new release is a new vintage.
// Any number of publications may be under way; each holds the lock of its own folder, and that
// of the lake only while it sweeps and places.
//
// Product-level trade comes in columns ([Publication.Flows]), is sorted outside memory and
// stands in a folder for each year, by flow, reporter, product and partner. Three tables are
// made of it while it is written, and are manifested as it is:
//
//   - pairs: the totals over products, by reporter, partner and year.
//   - totals: the totals over partners, by reporter, product and year, with their concentration.
//     Where a release has one side's view only, as BACI has, what each state sold is summed over
//     the buyers and marked as mirrored.
//   - suppliers: the large exporters of each product (one percent of the world's exports at
//     least, and five in any case), by product and place, with the world's exports and their
//     concentration.
//
// Two-sided reports speak of the world in a year which at least a hundred states report; where
// fewer do, sums over buyers and suppliers are left out rather than given too small. A lake
// written before there were totals has none, and engine/duck sums up its flows instead.
//
// The manifest names every file with its size and SHA-256 and says what the vintage was asked
// for (its scope). A vintage whose manifest is damaged, or which lacks a file, does not answer, and
// closes no other ([Lake.Damaged]). A key is answered by the newest vintage whose scope covers it ([Slices]).
// [Lake.Verify] recomputes the digests and names folders that have lost their manifest;
// [Lake.Status] describes what is there.
//
// Beside the statistics stands an archive of checked documents ([Lake.Keep], [Lake.AddReview]), filled only where
// somebody asks for it: documents/, claims/, verdicts/ and reviews/, in a folder run=<digest> each, with
// manifests/run=<digest>/manifest.json. A [Run] is named by a digest of what it holds and of the program and
// releases it was made with, so that keeping the same twice changes nothing; runs are only ever added. No
// question to the statistics reads the archive.
//
// Partition columns (source, vintage, and year of flows, totals and suppliers) are in the path and the manifest, not in the files.
// The same rows give the same bytes. Asking questions of a lake is room engine's; what ships
// with the program is room starter's.
package lake
