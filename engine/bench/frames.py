"""HHI of every reporter, product and year by Polars or pandas, year by year: python3 frames.py LIBRARY FOLDER-OF-FLOWS"""

import glob
import json
import statistics
import sys
import time


def by_polars(files):
    import polars as pl

    v = pl.col("value_usd").cast(pl.Float64)
    q = pl.scan_parquet(files, hive_partitioning=False).group_by("flow", "reporter", "product", "classification", "mirror").agg(
        ((v * v).sum() / v.sum() ** 2).alias("hhi"))
    found = q.collect(engine="streaming")
    return len(found), found["hhi"].sum()


def by_pandas(files):
    import pandas as pd

    keys = ["flow", "reporter", "product", "classification", "mirror"]
    rows = pd.concat([pd.read_parquet(f, columns=keys + ["value_usd"], partitioning=None) for f in files])
    for k in keys:
        rows[k] = rows[k].astype("category")
    rows["value"] = rows["value_usd"].astype("float64")
    rows["square"] = rows["value"] ** 2
    sums = rows.groupby(keys, observed=True, sort=False)[["value", "square"]].sum()
    return len(sums), (sums["square"] / sums["value"] ** 2).sum()


def main():
    answer = {"polars": by_polars, "pandas": by_pandas}[sys.argv[1]]
    years = [sorted(glob.glob(y + "/*.parquet")) for y in sorted(glob.glob(sys.argv[2] + "/year=*"))]
    took = []
    while len(took) < 3 and sum(took) < 10:
        start = time.perf_counter()
        rows, checksum = 0, 0.0
        for files in years:
            n, s = answer(files)
            rows, checksum = rows + n, checksum + s
        took.append(time.perf_counter() - start)
    print(json.dumps({"Seconds": statistics.median(took), "Rows": rows, "Checksum": checksum}))


main()
