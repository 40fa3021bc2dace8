"""Run cotejo and Splink on one file of generated people and print both.

Usage: bench.py COTEJO FOLDER, the folder being one that `cotejo synth --generic` wrote.
"""
import json, os, re, resource, subprocess, sys, time

cotejo, folder = sys.argv[1:3]
people, truth, roster = (os.path.join(folder, f) for f in ("people.csv", "truth.csv", "roster.db"))

splink = json.loads(subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "splink_people.py"), people, truth],
                                   check=True, capture_output=True, text=True).stdout)
before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
started = time.time()
told = subprocess.run([cotejo, "merge", "--recipe", folder, "--quiet", "--verbose", "--lang", "en"], check=True, capture_output=True, text=True).stderr
seconds = time.time() - started
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
stages = {name: int(ms) / 1000 for name, ms in re.findall(r"^cotejo: (\w+) +(\d+) ms$", told, re.M)}
score = json.loads(subprocess.run([cotejo, "evaluate", roster, "--truth", truth, "--json"], check=True, capture_output=True, text=True).stdout)

print(f"Splink   {splink['seconds']:7.1f} s to clusters  {splink['peak_mb']:6d} MB  F1 {splink['f1']:.4f}  {splink['stages']}")
linked = stages["read"] + stages["compare"]
memory = f"{peak // 1024:6d}" if peak > before else f"under {before // 1024}"
print(f"cotejo   {linked:7.1f} s to clusters  {memory} MB  F1 {score['pairs']['f1']:.4f}  {seconds:.1f} s with the roster  {stages}")
print(f"cotejo is {splink['seconds'] / linked:.2f} times as fast to clusters, {splink['seconds'] / seconds:.2f} times with its roster against Splink's clusters")
