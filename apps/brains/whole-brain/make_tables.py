#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes areas.csv, tracts.csv and corticostriatal.csv.

Names of the 180 areas of a hemisphere and their 22 sections: Glasser et al. 2016, Nature 536:171-178 and its supplementary
neuroanatomical results. Everything else is a stated rule and illustrative: a section's place on a flat sheet (x: back to front,
y: below to above), its rank from the senses (0) to association (3) and motor output (4), and which areas are joined.
"""
import math
import random

# section: (x, y, rank, areas)
SECTIONS = {
    "primary_visual": (0.0, 5.0, 0, "V1"),
    "early_visual": (0.8, 5.0, 1, "V2 V3 V4"),
    "dorsal_visual": (1.4, 6.8, 2, "V3A V3B V6 V6A V7 IPS1"),
    "ventral_visual": (1.8, 3.4, 2, "V8 VVC PIT FFC VMV1 VMV2 VMV3"),
    "mt_complex": (2.0, 5.0, 2, "V3CD LO1 LO2 LO3 V4t FST MT MST PH"),
    "somatosensory_and_motor": (5.6, 7.6, 0, "4 3a 3b 1 2"),
    "paracentral_and_mid_cingulate": (5.8, 9.0, 3, "24dd 24dv 6mp 6ma SCEF 5m 5L 5mv"),
    "premotor": (6.6, 7.4, 4, "55b 6a 6d 6v 6r FEF PEF"),
    "posterior_opercular": (5.4, 5.4, 1, "43 FOP1 OP4 OP1 OP2-3 PFcm"),
    "early_auditory": (4.4, 4.6, 0, "A1 LBelt MBelt PBelt RI"),
    "auditory_association": (4.2, 3.8, 2, "A4 A5 STSdp STSda STSvp STSva STGa TA2"),
    "insular_and_frontal_opercular": (5.8, 4.2, 2, "52 PI Ig PoI1 PoI2 FOP2 FOP3 MI AVI AAIC Pir FOP4 FOP5"),
    "medial_temporal": (3.6, 1.4, 3, "H PreS EC PeEc PHA1 PHA2 PHA3"),
    "lateral_temporal": (3.8, 2.4, 3, "PHT TE1p TE1m TE1a TE2p TE2a TGv TGd TF"),
    "temporo_parieto_occipital": (3.2, 4.8, 3, "TPOJ1 TPOJ2 TPOJ3 STV PSL"),
    "superior_parietal": (3.4, 7.8, 2, "LIPv LIPd VIP AIP MIP 7PC 7AL 7Am 7PL 7Pm"),
    "inferior_parietal": (3.4, 6.2, 3, "PGp PGs PGi PFm PF PFt PFop IP0 IP1 IP2"),
    "posterior_cingulate": (3.0, 9.0, 3, "DVT ProS POS1 POS2 RSC v23ab d23ab 31pv 31pd 31a 23d 23c PCV 7m"),
    "anterior_cingulate_and_medial_prefrontal": (8.4, 8.6, 3, "33pr p24pr a24pr p24 a24 p32pr a32pr d32 p32 s32 8BM 9m 10v 10r 25"),
    "orbital_and_polar_frontal": (9.2, 4.2, 3, "47s 47m a47r 11l 13l a10p p10p 10pp 10d OFC pOFC"),
    "inferior_frontal": (7.4, 5.4, 3, "44 45 IFJp IFJa IFSp IFSa 47l p47r"),
    "dorsolateral_prefrontal": (8.0, 7.0, 3, "8C 8Av i6-8 s6-8 SFL 8BL 9p 9a 8Ad p9-46v a9-46v 46 9-46d"),
}
RANKS = {"3a": 1, "1": 1, "2": 2, "4": 4, "LBelt": 1, "MBelt": 1, "PBelt": 1, "RI": 1}  # where an area is not of its section's rank
TARGETS = 5       # areas of its hemisphere that an area sends to
REACH = 1.0       # length constant of the distance between two areas


def part(area):
    name = area.lower().replace("-", "_")
    return name if name[0].isalpha() else "area_" + name


def areas():
    """Area, its section, its place, its rank."""
    found = []
    for section, (x, y, rank, names) in SECTIONS.items():
        names = names.split()
        for i, name in enumerate(names):
            angle = 2 * math.pi * i / len(names)
            ring = 0.5 if len(names) > 1 else 0.0
            found.append((name, section, x + ring * math.cos(angle), y + ring * math.sin(angle), RANKS.get(name, rank)))
    assert len(found) == 180 and len({part(f[0]) for f in found}) == 180
    return found


def affinity(a, b):
    """How likely a sends to b: the nearer, and rather one rank up than level, down or further."""
    distance = math.hypot(a[2] - b[2], a[3] - b[3])
    step = b[4] - a[4]
    climb = {1: 1.0, 0: 0.4, 2: 0.3, -1: 0.25}.get(step, 0.05)
    return climb * math.exp(-distance / REACH)


def tracts(found, rng):
    """Each area's targets, drawn without replacement in proportion to affinity; each later area hears at least one of lower rank."""
    pairs = []
    for a in found:
        others = [b for b in found if b is not a]
        keys = sorted(others, key=lambda b: -(rng.random() ** (1.0 / affinity(a, b))))
        pairs += [(a, b) for b in keys[:TARGETS]]
    heard = {b[0] for a, b in pairs if a[4] < b[4]}
    for b in found:
        if b[4] > 0 and b[0] not in heard:
            below = [a for a in found if a[4] < b[4]]
            pairs.append((max(below, key=lambda a: affinity(a, b)), b))
    return pairs


UNITS = {"V1": 192, "V2": 128, "A1": 128, "3b": 128, "4": 128}  # the others: 64
VALUE = {"insular_and_frontal_opercular", "orbital_and_polar_frontal"}  # sections that tell the striatum what things are worth


def main():
    found = areas()
    sides = ("left", "right")
    with open("areas.csv", "w") as file:
        file.write("# 180 areas a hemisphere (Glasser et al. 2016), written by make_tables.py. Ranks and sizes are illustrative.\n")
        file.write("name,#area,#section,offset,size.n\n")
        for side in sides:
            for name, section, _, _, rank in found:
                file.write(f"{side}/{part(name)},{name},{section},{rank},{UNITS.get(name, 64)}\n")
    pairs = tracts(found, random.Random(180))
    with open("tracts.csv", "w") as file:
        file.write("# Who sends to whom, written by make_tables.py: a stated rule, illustrative.\n")
        file.write("from,to\n")
        for side in sides:
            for a, b in pairs:
                file.write(f"{side}/{part(a[0])},{side}/{part(b[0])}\n")
        for a in found:
            file.write(f"left/{part(a[0])},right/{part(a[0])}\n")
            file.write(f"right/{part(a[0])},left/{part(a[0])}\n")
    with open("corticostriatal.csv", "w") as file:
        file.write("# Areas that tell the striatum what things are worth, written by make_tables.py: those of the insula and of orbitofrontal cortex.\n")
        file.write("from\n")
        for side in sides:
            for a in found:
                if a[1] in VALUE:
                    file.write(f"{side}/{part(a[0])}\n")


main()
