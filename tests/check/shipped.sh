#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# No plugin that ships is accused of anything. Every second file, from the first (0) or the second (1) on.
#   shipped.sh ANLAGE PLUGINS FOLDER HALF
set -u
anlage=$1 plugins=$2 folder=$3 half=$4
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
printf 'a,b,y\n1,2,3\n4,5,6\n7,8,10\n2,9,1\n0,3,7\n' > "$data/rows.csv"
printf 'pre,post,weight,delay\n0,1,0.5,0.003\n9,19,-1,0\n' > "$data/wiring.csv"
sonata=$folder/../../plugins/connections/sonata_edges
idx() { printf '\000\000\010\00'"$1"; shift; for n in "$@"; do printf '\000\000\000\00'"$n"; done; }
{ idx 3 3 2 2; printf '333333333333'; } > "$data/train-images-idx3-ubyte"
{ idx 1 3; printf '\000\001\002'; } > "$data/train-labels-idx1-ubyte"
{ idx 3 2 2 2; printf '33333333'; } > "$data/t10k-images-idx3-ubyte"
{ idx 1 2; printf '\002\000'; } > "$data/t10k-labels-idx1-ubyte"

# What a type needs besides its defaults.
settings() {
  case $1 in
    bandit) set -- --set "probability=0.2 0.8" ;;
    bird_of_prey) set -- --set interval=0.001 --set cruise=0.001 --set stoop=0.003 --set start=0.001 --set escape=0.5 ;;
    conditioning) set -- --set "schedule=3 A+; 2 AX-; 1 A?" ;;
    conditioning_chamber) set -- --set "cues=tone light" --set "outcomes=food" --set "events=a tone 1 1; b light 1 1; b food 2 0 0.5" --set "schedule=3 a; 2 a b" ;;
    convolution) set -- --set height=6 --set width=6 --set kernel_height=3 --set kernel_width=3 --set features=2 --set post=32 ;;
    from_table) set -- --set "table=$data/wiring.csv" ;;
    gaussian_stream) set -- --set "sd=2 1 1" ;;
    image_stream) set -- --set "data=$data" ;;
    list_learning) set -- --set pool=2 --set active=1 --set tolerance=1 --set shift=0 --set drift=0 ;;
    retinal_waves) set -- --set edge=8 ;;
    mujoco_body) set -- --set "file=$folder/../../plugins/worlds/mujoco_body/pendulum.xml" ;;
    probabilistic_selection) set -- --set "probability=0.8 0.2 0.7 0.3" ;;
    song_judge) set -- --set "song=1 0 0; 0 1 0; 0 0 1" ;;
    sleep_switch) set -- --set tau_rise=0.003 --set tau_fall=0.003 --set tau=0.001 --set cycle=0.002 --set dreams=0.5 ;;
    sonata_edges) set -- --set "edges=$sonata/edges.h5" --set "edge_types=$sonata/edge_types.csv" ;;
    sonata_spikes) set -- --set "data=$folder/../../plugins/worlds/sonata_spikes/spikes.h5" ;;
    sparse_distributed_memory) set -- --set radius=10 ;;
    spike_times) set -- --set "times=0.005 0.01" --set interval=0.004 ;;
    table_stream) set -- --set "data=$data/rows.csv" --set target=y ;;
    text_stream) set -- --set "data=$0" ;;
    *) set -- ;;
  esac
  "$anlage" check "$file" --level full --patience 4 --waive "$folder/waivers.toml" "$@" 2>&1
}

accused=0 asked=0 place=0
for file in "$plugins"/*.anl.so; do
  place=$((place + 1))
  [ $((place % 2)) = "$half" ] && continue
  name=$(basename "$file" .anl.so)
  words=$(settings "$name")
  if [ $? -ne 0 ]; then
    echo "$words" | grep -A 3 -E "failed|cannot be asked"
    accused=$((accused + 1))
  fi
  case $words in *"cannot be brought to life"*) echo "$name was not driven: $words" | head -4; accused=$((accused + 1)) ;; esac
  asked=$((asked + 1))
done
echo "$asked plugins, $accused accused"
[ "$accused" = 0 ] && [ "$asked" -gt 50 ]
