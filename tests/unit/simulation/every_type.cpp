// SPDX-License-Identifier: Apache-2.0
#include "every_type.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <stdexcept>

namespace anlage::test {
namespace {

// Worlds, regions and steering circuits, wired to one another; `source`, `answer` and `wish` serve the rules.
const std::string parts = R"(
[brain]
name = "everything"
[world.samples]
type = "Friedman"
[world.images]
type = "ImageStream"
data = "DATA"
order = "shuffled"
normalise = "unit_norm"
[world.rows]
type = "TableStream"
data = "DATA/rows.csv"
target = "y"
scale = "standardise"
order = "shuffled"
[world.normals]
type = "GaussianStream"
sd = "2 1 1"
[world.points]
type = "UniformStream"
size = { input = 2 }
[world.patterns]
type = "PatternStream"
kind = "binary"
active = 3
flip = 0.1
on = 2
off = 1
[world.bars]
type = "BarsStream"
edge = 4
on = 5
[regions.map]
type = "SelfOrganisingMap"
height = 3
width = 4
[regions.shares]
type = "SoftMaxUnits"
size = { n = 7 }
[regions.ranks]
type = "RankedUnits"
size = { n = 40 }
[regions.signs]
type = "Hopfield"
size = { n = 12 }
[regions.settling]
type = "FoldiakUnits"
size = { n = 8 }
[regions.spiking]
type = "SailNetUnits"
size = { n = 8 }
[regions.rates]
type = "LeakyRates"
size = { n = 10 }
[regions.code]
type = "KWinners"
size = { n = 500 }
active = 0.05
[regions.even]
type = "DivisiveNormalization"
[regions.soft]
type = "Readout"
output = "softmax"
[regions.source]
type = "Readout"
size = { n = 10 }
gain = 0.1
[regions.answer]
type = "Readout"
size = { n = 4 }
[regions.wish]
type = "Readout"
size = { n = 4 }
[regions.wired]
type = "Readout"
size = { n = 20 }
[regions.coupled]
type = "LeakyRates"
size = { n = 20 }
[regions.seen]
type = "Readout"
size = { n = 16 }
[world.noise]
type = "PoissonStream"
size = { n = 20 }
rate = 100
pause = 0.1
[world.spikes]
type = "SpikeTimes"
size = { n = 20 }
times = "0.01"
interval = 0.01
[regions.lif]
type = "LifCells"
synapse = "conductance"
[regions.digits]
type = "AdaptiveThresholdLif"
[regions.adex]
type = "AdexCells"
[regions.voltage]
type = "VoltageTraces"
[regions.bursts]
type = "BurstCells"
[regions.gradient]
type = "EpropCells"
[steering.teacher]
type = "TargetError"
[steering.critic]
type = "RewardPrediction"
[[projections]]
from = "points.x"
to = "map.drive"
delay = 0
connection = { type = "Distance", w = "uniform 0 1" }
learning = { type = "Competitive" }
[[projections]]
from = "normals.x"
to = "shares.drive"
connection = { type = "Dense", w = "normal 0 1" }
learning = { type = "SoftHebb" }
[[projections]]
from = "normals.x"
to = "ranks.drive"
connection = { type = "Dense", w = "normal 0 1" }
learning = { type = "KrotovHopfield" }
[[projections]]
from = "patterns.x"
to = "signs.cue"
delay = 0
[[projections]]
from = "signs.rate"
to = "signs.drive"
connection = { type = "Dense" }
learning = { type = "Hebb", when = "patterns.last", then = [{ type = "NoAutapses" }] }
[[projections]]
from = "bars.x"
to = "settling.drive"
delay = 0
connection = { type = "Dense", w = "uniform 0 0.5" }
[[projections]]
from = "bars.decide"
to = "settling.decide"
delay = 0
[[projections]]
from = "bars.x"
to = "spiking.drive"
delay = 0
connection = { type = "Dense", w = "uniform 0 1" }
[[projections]]
from = "bars.decide"
to = "spiking.decide"
delay = 0
[steering.vta]
type = "PhasicDopamine"
[steering.reader]
type = "LabelVote"
window = 10
mode = "assign"
[[projections]]
from = "noise.spike"
to = "lif.excitation"
connection = { type = "OneToOne" }
[[projections]]
from = "noise.spike"
to = "digits.excitation"
[[projections]]
from = "spikes.spike"
to = "adex.jump"
connection = { type = "OneToOne" }
[[projections]]
from = "adex.V_mean"
to = "voltage.V"
[[projections]]
from = "spikes.spike"
to = "gradient.drive"
[[projections]]
from = "spikes.spike"
to = "bursts.drive"
[[projections]]
from = "teacher.loss"
to = "vta.reward"
[[projections]]
from = "digits.spike"
to = "reader.spike"
[[projections]]
from = "images.label"
to = "reader.label"
[[projections]]
from = "images.image"
to = "even.drive"
delay = 0
[[projections]]
from = "rows.x"
to = "soft.drive"
[[projections]]
from = "samples.x"
to = "rates.drive"
delay = 0
connection = { type = "OneToOne" }
[[projections]]
from = "samples.x"
to = "source.drive"
delay = 0
[[projections]]
from = "rates.rate"
to = "code.drive"
delay = 0
connection = { type = "LocalRandom", fan_in = 4 }
[[projections]]
from = "samples.x"
to = "wish.drive"
delay = 0
connection = { type = "LocalRandom", fan_in = 3, storage = "procedural" }
[[projections]]
from = "code.rate"
to = "answer.drive"
delay = 0
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "FixedFanIn", fan_in = 3 }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "FixedFanOut", fan_out = 7 }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "FixedProbability", p = 0.3 }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "Topographic", fan_in = 3 }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "DelayedSparse", fan_in = 3 }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "TsodyksMarkram" }
[[projections]]
from = "source.rate"
to = "wired.drive"
connection = { type = "FromTable", table = "DATA/wiring.csv" }
[[projections]]
from = "wired.rate"
to = "coupled.drive"
connection = { type = "SmallWorld", neighbours = 4, w = "constant 0.1" }
[[projections]]
from = "coupled.rate"
to = "coupled.drive"
connection = { type = "GapJunction", p = 0.3, g = "constant 0.1" }
[[projections]]
from = "source.rate"
to = "seen.drive"
connection = { type = "Convolution", height = 1, width = 10, kernel_height = 1, features = 2, w = "normal 0 0.1" }
learning = { type = "Oja" }
[[projections]]
from = "answer.rate"
to = "teacher.prediction"
delay = 0
[[projections]]
from = "wish.rate"
to = "teacher.target"
delay = 0
[regions.one]
type = "Constant"
[regions.layer]
type = "RateUnits"
size = { n = 6 }
[regions.layer_error]
type = "ErrorUnits"
[regions.value]
type = "PredictiveUnits"
size = { n = 6 }
start = "phase.first"
[regions.settled]
type = "EquilibriumUnits"
size = { n = 6 }
[regions.good]
type = "GoodnessUnits"
size = { n = 6 }
[regions.aim]
type = "TargetUnits"
[regions.back]
type = "Readout"
size = { n = 10 }
[regions.again]
type = "Readout"
size = { n = 6 }
[regions.ballot]
type = "Ballot"
[steering.phase]
type = "PhaseClock"
length = 4
from = 2
to = 4
[steering.contrast]
type = "ContrastTeacher"
[[projections]]
name = "layer_w"
from = "source.rate"
to = "layer.drive"
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "layer.rate"
to = "back.drive"
connection = { type = "Transposed", of = "layer_w" }
[[projections]]
from = "source.rate"
to = "again.drive"
connection = { type = "Tied", of = "layer_w" }
[[projections]]
from = "teacher.error"
to = "layer_error.feedback"
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "layer.slope"
to = "layer_error.slope"
[[projections]]
from = "source.rate"
to = "value.drive"
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "one.rate"
to = "settled.drive"
connection = { type = "Dense", w = "constant 0.5" }
[[projections]]
from = "source.rate"
to = "good.drive"
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "layer.rate"
to = "aim.own"
[[projections]]
from = "layer.slope"
to = "aim.slope"
[[projections]]
from = "settled.rate"
to = "aim.from_target"
[[projections]]
from = "value.rate"
to = "aim.from_rate"
[[projections]]
from = "images.label"
to = "contrast.label"
[[projections]]
from = "contrast.proposal"
to = "ballot.candidate"
[[projections]]
from = "good.goodness"
to = "ballot.worth"
[[projections]]
from = "teacher.loss"
to = "critic.reward"
)";

// What a rule learns on, within a tick and from the tick before.
const std::vector<std::pair<std::string, std::string>> wirings = {
    {"dense", "delay = 0\nconnection = { type = \"Dense\", w = \"normal 0 0.1\" }\n"},
    {"sparse", "connection = { type = \"LocalRandom\", fan_in = 3, weights = \"drawn\", w = \"normal 0 0.1\" }\n"},
    {"unequal", "connection = { type = \"FixedProbability\", p = 0.5, w = \"normal 0 0.1\" }\n"}};

// Settings of rules whose defaults leave a path of theirs unused, or whose numbers would grow without end here.
const std::map<std::string, std::string> settings = {{"ThreeFactor", "tau_e = 0.5"}};

void write_data(const ScratchFolder& data) {
  // 2 x 2 images, three for training and two for testing; 200 ticks are many passes.
  const std::string grey(12, '\x33');
  data.write("train-images-idx3-ubyte", idx_header({3, 2, 2}) + grey);
  data.write("train-labels-idx1-ubyte", idx_header({3}) + std::string{'\0', '\1', '\2'});
  data.write("t10k-images-idx3-ubyte", idx_header({2, 2, 2}) + grey.substr(0, 8));
  data.write("t10k-labels-idx1-ubyte", idx_header({2}) + std::string{'\2', '\0'});
  data.write("wiring.csv", "pre,post,weight,delay\n0,1,0.5,0.003\n9,19,-1,0\n");
  data.write("rows.csv", "a,b,y\n1,2,3\n4,5,6\n7,8,10\n2,9,1\n0,3,7\n");
}

/// Where a field of a rule gets its numbers from; "" if it needs no word for it.
std::string connected(const Field& field) {
  switch (field.role) {
    case Role::post_error:
      return field.name + " = \"teacher.error\"";
    case Role::post_target:
      return field.name + " = \"wish.rate\"";
    case Role::modulator:
      return field.name + " = \"critic.dopamine\"";
    case Role::param:
      if (!field.has(ANLAGE_FIELD_REQUIRED)) return {};
      return field.name + " = " +
             std::to_string(std::clamp(field.has(ANLAGE_FIELD_INTEGER) ? 1.0 : 0.01, field.min, field.max));
    default:
      return {};
  }
}

std::string learning(const TypeInfo& rule) {
  std::string text = "learning = { type = \"" + rule.name + "\"";
  const auto stated = settings.find(rule.name);
  if (stated != settings.end()) text += ", " + stated->second;
  for (const Field& field : rule.fields) {
    const bool known = stated != settings.end() && stated->second.find(field.name + " =") != std::string::npos;
    const std::string words = known ? "" : connected(field);
    if (!words.empty()) text += ", " + words;
  }
  return text + " }\n";
}

std::string learned_projections(const TypeInfo& rule) {
  std::string text;
  for (const auto& [layout, connection] : wirings) {
    if (rule.has(ANLAGE_TYPE_NON_LOCAL) && layout != "dense") continue;
    std::string name = layout + "_" + rule.name;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    text += "[regions." + name + "]\ntype = \"Readout\"\nsize = { n = 4 }\n";
    text += "[[projections]]\nfrom = \"source.rate\"\nto = \"" + name + ".drive\"\n" + connection + learning(rule);
  }
  return text;
}

bool is_shipped(const std::string& file) {
  return std::filesystem::path(file).parent_path() == std::filesystem::path(ANLAGE_SHIPPED_PLUGINS);
}

}  // namespace

std::vector<const TypeInfo*> shipped_types() {
  registry().load_all();
  for (const Problem& problem : registry().refusals())
    if (is_shipped(problem.path)) throw std::runtime_error("a shipped plugin is refused: " + problem.text());
  std::vector<const TypeInfo*> types;
  for (const TypeInfo* type : registry().types())
    if (is_shipped(type->library->file())) types.push_back(type);
  return types;
}

std::string every_type_genome(const ScratchFolder& data) {
  write_data(data);
  std::string text = parts;
  for (std::size_t at = text.find("DATA"); at != std::string::npos; at = text.find("DATA"))
    text.replace(at, 4, data.path());
  for (const TypeInfo* type : shipped_types())
    if (type->kind == Kind::learning_rule) text += learned_projections(*type);
  return text;
}

std::vector<std::string> types_left_out(const Brain& brain, const std::vector<const TypeInfo*>& types) {
  std::vector<std::string> sentences;
  for (const TypeInfo* type : types) {
    const auto has_type = [&](const Component& component) { return component.type == type; };
    if (std::any_of(brain.components.begin(), brain.components.end(), has_type)) continue;
    sentences.push_back(std::string("the ") + std::string(to_string(type->kind)) + " " + type->name +
                        " is shipped, and nothing in the brain `" + brain.name +
                        "` is of this type: add it in tests/unit/simulation/every_type.cpp");
  }
  return sentences;
}

}  // namespace anlage::test
