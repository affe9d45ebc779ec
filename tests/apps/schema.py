# SPDX-License-Identifier: Apache-2.0
"""Judges genomes by the schema: every brain and demo that is shipped is legal, and mistakes are found where they stand.

    schema.py SCHEMA SOURCE
"""
import copy
import json
import pathlib
import sys
import tomllib

import jsonschema

schema = json.loads(pathlib.Path(sys.argv[1]).read_text())
source = pathlib.Path(sys.argv[2])
jsonschema.Draft202012Validator.check_schema(schema)
judge = jsonschema.Draft202012Validator(schema)
wrong = []

genomes = sorted(source.glob("apps/brains/**/*.toml")) + sorted(source.glob("plugins/*/*/genome.toml"))
for file in genomes:
    for error in judge.iter_errors(tomllib.loads(file.read_text())):
        wrong.append(f"{file.relative_to(source)}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")

good = tomllib.loads((source / "apps/brains/mushroom-body/genome.toml").read_text())
readout = next(i for i, edge in enumerate(good["projections"]) if edge.get("name") == "readout")
mistakes = {
    "an unknown table": lambda g: g.update(region={}),
    "a table of regions without a file": lambda g: g.update(areas=[{"name": "cortex", "type": "KWinners"}]),
    "a table of regions with a key its type does not know": lambda g: g.update(areas=[{"table": "a.csv", "type": "KWinners", "activ": 1}]),
    "an unknown key of a part": lambda g: g["regions"]["kenyon"].update(activ=0.1),
    "an unknown type": lambda g: g["regions"]["kenyon"].update(type="KWinner"),
    "a part without a type": lambda g: g["regions"]["kenyon"].pop("type"),
    "a connection among the regions": lambda g: g["regions"]["kenyon"].update(type="Dense"),
    "a number out of its range": lambda g: g["regions"]["kenyon"].update(active=1.5),
    "a choice that is none": lambda g: g["regions"]["kenyon"].update(output="analog"),
    "a port without a part": lambda g: g["projections"][readout].update({"from": "rate"}),
    "a rule without synapses": lambda g: g["projections"][readout].pop("connection"),
    "a key that its rule does not know": lambda g: g["projections"][readout]["learning"].update(alpha=1),
    "a negative delay": lambda g: g["projections"][readout].update(delay=-1),
    "a figure without a statistic": lambda g: g["figures"]["accuracy"].pop("statistic"),
    "a phase without an end": lambda g: g["phases"][0].pop("ticks"),
}
for what, mistake in mistakes.items():
    genome = copy.deepcopy(good)
    mistake(genome)
    if judge.is_valid(genome):
        wrong.append(f"the schema allows {what}")

print(f"{len(genomes)} genomes, {len(mistakes)} mistakes")
sys.exit("\n".join(wrong) if wrong or len(genomes) < 50 else 0)
