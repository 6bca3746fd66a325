"""Prints what failed and why tests were skipped; the last line counts.

usage: summary.py JUNIT_XML CTEST_STATUS; exits 1 when a test failed or none ran.
"""
import collections
import re
import sys
import xml.etree.ElementTree as xml

report, status = sys.argv[1], int(sys.argv[2])
try:
    cases = xml.parse(report).getroot().findall("testcase")
except (OSError, xml.ParseError) as problem:
    sys.exit(f"no test report: {problem} (ctest ended with {status})")

passed = failed = skipped = 0
reasons = collections.Counter()
for case in cases:
    output = case.findtext("system-out") or ""
    state = case.get("status")
    if state == "run" and case.find("failure") is None:
        passed += 1
    elif state in ("notrun", "disabled") or case.find("skipped") is not None:
        skipped += 1
        found = re.search(r"Skipped\n(.*)", output)
        reasons[found.group(1).strip() if found else "no reason given: " + case.get("name")] += 1
    else:
        failed += 1
        print(f"FAILED {case.get('name')}\n{output[-4000:]}\n")
for reason, count in sorted(reasons.items()):
    print(f"skipped {count}: {reason}")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or status or not passed else 0)
