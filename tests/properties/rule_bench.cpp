// SPDX-License-Identifier: Apache-2.0
#include "rule_bench.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>

#include "support/rule_settings.hpp"
#include "support/rule_words.hpp"

namespace anlage::test {
namespace {

// Sources of everything a rule may ask for. Spikes are rare enough in some ticks and too many in others to be worth lists. The clock has trials of 4 ticks with a window in the second half.
const std::string surroundings = R"([brain]
name = "bench"
seed = 11
[world.spikes]
type = "PoissonStream"
size = { n = 48 }
rate = 60
show = 10
pause = 0
[world.noise]
type = "UniformStream"
size = { input = 48 }
[regions.wish]
type = "Readout"
size = { n = 48 }
[regions.guess]
type = "Readout"
size = { n = 48 }
[regions.ranks]
type = "RankedUnits"
size = { n = 48 }
[steering.teacher]
type = "TargetError"
[steering.critic]
type = "RewardPrediction"
[steering.clock]
type = "PhaseClock"
length = 4
from = 2
to = 4
[[projections]]
from = "spikes.spike"
to = "guess.drive"
delay = 0
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "spikes.spike"
to = "wish.drive"
delay = 0
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "noise.x"
to = "ranks.drive"
delay = 0
connection = { type = "Dense", w = "normal 0 0.1" }
[[projections]]
from = "guess.rate"
to = "teacher.prediction"
delay = 0
[[projections]]
from = "wish.rate"
to = "teacher.target"
delay = 0
[[projections]]
from = "teacher.loss"
to = "critic.reward"
)";

/// A rule that corrects what another has learned is tested behind one that moves every weight.
std::string learning_of(const TypeInfo& rule) {
  const auto stated = rule_settings.find(rule.name);
  const std::string words = stated == rule_settings.end() ? "" : stated->second;
  if (!corrects(rule)) return learning_line(rule, words, rule_signals);
  std::string follower = learning_line(rule, words, rule_signals).substr(std::string("learning = ").size());
  follower.pop_back();
  return "learning = { type = \"Hebb\", eta = 1e-3, then = [" + follower + "] }\n";
}

bool says(const Wire& wire, const char* type) { return wire.connection.find(type) != std::string::npos; }

}  // namespace

const std::vector<Wire>& wires() {
  static const std::vector<Wire> all = {
      {"dense", "{ type = \"Dense\", w = \"constant 0.05\" }", true},
      {"fan_in", "{ type = \"FixedFanIn\", fan_in = 48, w = \"constant 0.05\" }", true},
      {"fan_out", "{ type = \"FixedFanOut\", fan_out = 48, w = \"constant 0.05\" }", true},
      {"chance", "{ type = \"FixedProbability\", p = 1, w = \"constant 0.05\" }", true},
      {"local", "{ type = \"LocalRandom\", fan_in = 48, weights = \"drawn\", w = \"constant 0.05\" }", true},
      {"sheet", "{ type = \"Topographic\", fan_in = 48, w = \"constant 0.05\" }", true},
      {"window", "{ type = \"Convolution\", height = 1, width = 48, kernel_height = 1, kernel_width = 48, features = 48, w = \"constant 0.05\" }", true},
      {"table", "{ type = \"FromTable\", table = \"DATA/full.csv\", w = \"constant 0.05\" }", true},
      {"delays", "{ type = \"DelayedSparse\", fan_in = 48, delay_max = 0, w = \"constant 0.05\" }", true},
      {"short_term", "{ type = \"TsodyksMarkram\", u_se = 1, tau_rec = 1e-6, w = \"constant 0.05\" }", true},
      {"claws", "{ type = \"RandomClaws\", claws = 5.2, spread = 1.6, w = \"uniform 0 0.2\" }"},
      {"few_in", "{ type = \"FixedFanIn\", fan_in = 5, w = \"constant 0.1\" }"},
      {"few_out", "{ type = \"FixedFanOut\", fan_out = 5, w = \"constant 0.1\" }"},
      {"some", "{ type = \"FixedProbability\", p = 0.2, w = \"uniform 0 0.2\" }"},
      {"near", "{ type = \"LocalRandom\", fan_in = 5, length = 0.25, weights = \"drawn\", w = \"uniform 0 0.2\" }"},
      {"patch", "{ type = \"Topographic\", fan_in = 5, weights = \"profile\", w = \"constant 0.1\" }"},
      {"kernel", "{ type = \"Convolution\", height = 6, width = 8, kernel_height = 3, kernel_width = 3, stride = 1, features = 2, w = \"uniform 0 0.2\" }"},
      {"lagging", "{ type = \"DelayedSparse\", fan_in = 5, delay_max = 5e-3, w = \"uniform 0 0.2\" }"},
      {"tired", "{ type = \"TsodyksMarkram\", storage = \"sparse\", fan_in = 5, w = \"uniform 0 0.2\" }"},
      {"pairs", "{ type = \"OneToOne\", w = \"uniform 0 0.2\" }"},
      {"ring", "{ type = \"SmallWorld\", neighbours = 6, w = \"uniform 0 0.2\" }"},
      {"total", "{ type = \"FixedTotalNumber\", synapses = 480, delay = 4e-3, delay_sd = 2e-3, w = \"uniform 0 0.2\" }"},
      {"far", "{ type = \"Distance\", w = \"uniform 0 0.2\" }"}};
  return all;
}

std::vector<const TypeInfo*> rules() {
  registry().load_all();
  std::vector<const TypeInfo*> found;
  for (const TypeInfo* type : registry().types()) {
    const std::filesystem::path file = type->library->file();
    if (type->kind == Kind::learning_rule && file.parent_path() == std::filesystem::path(ANLAGE_SHIPPED_PLUGINS))
      found.push_back(type);
  }
  return found;
}

bool corrects(const TypeInfo& rule) { return !has_role(rule, {Role::pre, Role::modulator}); }

std::optional<std::string> misfit(const TypeInfo& rule, const Wire& wire) {
  const bool non_local = rule.has(ANLAGE_TYPE_NON_LOCAL);
  if (says(wire, "Convolution")) {
    if (non_local) return rule.name + " looks at all weights at once";
    if (has_role(rule, {Role::trace})) return rule.name + " keeps a trace";
    return {};
  }
  const bool by_pairs = says(wire, "\"Dense\"") || says(wire, "Distance") || (says(wire, "TsodyksMarkram") && wire.full);
  if (!by_pairs && non_local && has_role(rule, {Role::pre, Role::pre_state}))
    return rule.name + " looks at the weights of all senders at once";
  return {};
}

std::string bench_genome(const TypeInfo& rule, const std::vector<Wire>& on, const ScratchFolder& data) {
  std::string lines = "pre,post\n";
  for (int post = 0; post < 48; ++post)
    for (int pre = 0; pre < 48; ++pre) lines += std::to_string(pre) + "," + std::to_string(post) + "\n";
  data.write("full.csv", lines);
  std::string text = surroundings;
  for (const Wire& wire : on) {
    const std::string cells = wire.name + "_cells";
    std::string connection = wire.connection;
    if (const auto at = connection.find("DATA"); at != std::string::npos) connection.replace(at, 4, data.path());
    text += "[regions." + cells + "]\ntype = \"Readout\"\nsize = { n = 48 }\n" +
            "[[projections]]\nfrom = \"noise.x\"\nto = \"" + cells + ".drive\"\nconnection = { type = \"OneToOne\" }\n" +
            "[[projections]]\nname = \"" + wire.name + "\"\nfrom = \"spikes.spike\"\nto = \"" + cells +
            ".drive\"\ndelay = 0\nconnection = " + connection + "\n" + learning_of(rule);
  }
  return text;
}

}  // namespace anlage::test
