"""Run cotejo and Splink on one file of generated people and print both.

Usage: bench.py COTEJO FOLDER, the folder being one that `cotejo synth --generic` wrote.
"""
import json, os, re, subprocess, sys, tempfile, time

cotejo, folder = sys.argv[1:3]
people, truth = (os.path.join(folder, f) for f in ("people.csv", "truth.csv"))

def run(*command):
    """Run a command; return what it printed, its seconds and its own peak memory in MB."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        started = time.time()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.time() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        for f in (out, err):
            f.seek(0)
        said, told = out.read(), err.read()
        if process.returncode:
            sys.exit(f"{command[0]} failed:\n{told}")
        return said, told, seconds, usage.ru_maxrss // 1024

splink = json.loads(run(sys.executable, os.path.join(os.path.dirname(__file__), "splink_people.py"), people, truth)[0])

with tempfile.TemporaryDirectory() as work:
    roster = os.path.join(work, "roster.db")
    _, told, seconds, peak = run(cotejo, "merge", "--recipe", os.path.join(folder, "cotejo.toml"), "-o", roster, "--quiet", "--verbose", "--lang", "en")
    score = json.loads(run(cotejo, "evaluate", roster, "--truth", truth, "--json")[0])["pairs"]
stages = {name: int(ms) / 1000 for name, ms in re.findall(r"^cotejo: (\w+) +(\d+) ms$", told, re.M)}
pairs = int(re.search(r"pairs of records, ([\d,]+) compared in full", told)[1].replace(",", ""))
linked = stages["read"] + stages["compare"]

def line(name, seconds, mb, pairs, p, r, f1, stages):
    by = "  ".join(f"{stage} {s:.1f}" for stage, s in stages.items())
    print(f"{name:9}{seconds:8.1f} s{mb:8,} MB{pairs:14,} pairs   P {p:.4f}  R {r:.4f}  F1 {f1:.4f}   {by}")

print("to clusters:")
line("Splink", splink["seconds"], splink["peak_mb"], splink["pairs"], splink["precision"], splink["recall"], splink["f1"], splink["stages"])
line("cotejo", linked, peak, pairs, score["precision"], score["recall"], score["f1"], stages)
print(f"cotejo writes its roster in {seconds:.1f} s from start to end; its memory is that of the whole run, Splink's that up to its clusters.")
print(f"Splink's seconds over cotejo's: {splink['seconds'] / linked:.2f} to clusters, {splink['seconds'] / seconds:.2f} with cotejo's roster")
