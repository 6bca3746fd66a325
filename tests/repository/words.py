"""Every word of the window is translated: what lupdate finds in the sources is what the .ts files hold, none unfinished."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

root, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
app = root / "src" / "app"


def messages(path):
    found = {}
    for context in xml.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            texts = [translation.text or ""] + [form.text or "" for form in translation]
            found[context.findtext("name"), message.findtext("source")] = (
                translation.get("type"), any(text.strip() for text in texts))
    return found


problems = []
with tempfile.TemporaryDirectory() as folder:
    for language in ("vi", "en"):
        fresh = pathlib.Path(folder) / f"{language}.ts"
        shutil.copy(app / "translations" / f"thonmap_{language}.ts", fresh)
        sources = [str(path) for path in sorted(app.glob("*.h")) + sorted(app.glob("*.cpp"))]
        subprocess.run([lupdate, "-silent", "-I", str(root / "src"), "-locations", "none", *sources, "-ts", str(fresh)],
                       check=True, capture_output=True)
        for (context, source), (state, text) in messages(fresh).items():
            if state in ("vanished", "obsolete"):
                problems.append(f"{language}: no longer used: {context}: {source}")
            elif state == "unfinished" or not text:
                problems.append(f"{language}: not translated: {context}: {source}")
    for key, (state, text) in messages(app / "translations" / "qt_vi.ts").items():
        if state == "unfinished" or not text:
            problems.append(f"qt_vi: {key}")
if problems:
    sys.exit("\n".join(problems))
print("all words in both languages")
