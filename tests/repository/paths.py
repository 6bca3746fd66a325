"""No file of the repository names a folder of one machine; no binary but maps/data and pictures."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
def files():
    """What git has; where there is no git (an unpacked archive), what a build did not make."""
    try:
        listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
        if listing.returncode == 0:
            return [name for name in listing.stdout.decode().split("\0") if name]
    except FileNotFoundError:
        pass
    paths = (path.relative_to(root) for path in root.rglob("*"))
    made = {"build", "out", ".git", "__pycache__"}
    return [path.as_posix() for path in paths if not made.intersection(path.parts)]


problems = []
for name in files():
    path = root / name
    if not path.is_file():
        continue
    data = path.read_bytes()
    if b"\0" in data:
        if not name.startswith(("maps/data/", "maps/pictures/", "tests/data/")) and "/golden/" not in name:
            problems.append(f"{name}: a binary")
        continue
    machine = re.search(rb"(?<![\w.])/(?:work|root|farm|home/\w+)/[\w.]+", data)
    if machine and name != "tests/repository/paths.py":
        problems.append(f"{name}: {machine.group().decode(errors='replace')}")
if problems:
    sys.exit("\n".join(problems))
print("clean")
