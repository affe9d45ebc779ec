#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the checker says: explanations, JSON, waivers with a reason, the command that repeats a finding.
set -eu
anlage=$1 mutants=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
fail() { echo "FAILED: $*"; exit 1; }

for number in $(seq 1 52); do "$anlage" check --explain "$number" | grep -q "^fix:" || fail "no explanation of check $number"; done
"$anlage" check --explain 53 > out 2>&1 && fail "explains a check that does not exist"
grep -q "there is no check 53" out || fail "$(cat out)"

"$anlage" check "$mutants/writes_past_the_end.anl.so" --only 22 > out && fail "a finding answers 0"
grep -q 'writes 0 bytes past the end of `rate`' out || fail "names no field and offset: $(cat out)"
again=$(sed -n 's/^ *again: anlage //p' out)
"$anlage" $again > out2 && fail "the command to repeat it does not: $again"

"$anlage" check "$mutants/writes_past_the_end.anl.so" --only 22 --json > out.json && fail "JSON of a finding answers 0"
python3 - <<'PYTHON' || fail "$(cat out.json)"
import json
report = json.load(open("out.json"))
assert report["clean"] is False and report["types"] == ["Mutant"]
assert [(f["check"], f["status"]) for f in report["findings"]] == [(22, "failed")]
PYTHON

printf '[[waive]]\ncheck = 22\nreason = "it is meant to"\n' > waivers.toml
"$anlage" check "$mutants/writes_past_the_end.anl.so" --only 22 --waive waivers.toml > out || fail "a waiver does not waive"
grep -q "waived: it is meant to" out || fail "the reason is not printed: $(cat out)"
printf '[[waive]]\ncheck = 22\n' > waivers.toml
"$anlage" check "$mutants/writes_past_the_end.anl.so" --only 22 --waive waivers.toml > out 2>&1 && fail "waives without a reason"
grep -q "waivers.toml:1:1.*without a reason" out || fail "$(cat out)"
