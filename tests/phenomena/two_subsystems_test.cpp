// SPDX-License-Identifier: Apache-2.0
// Steering without learning regions, learning regions without steering, and another steering for the same learning
// regions.
#include <cmath>
#include <numbers>
#include <set>
#include <sstream>

#include "phenomena/linear_probe.hpp"
#include "support/brain_life.hpp"
#include "support/science.hpp"
#include "support/scratch_folder.hpp"

using namespace anlage::test;
using anlage::Override;

namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr int sweet = 3, bitter = 7, looks = 6000;
const std::string foretold = "striatum/prediction.rate", own = "own protocol; illustrative";

std::vector<std::string> tables(const std::string& toml) {
  std::vector<std::string> found(1);
  std::istringstream lines(toml);
  for (std::string line; std::getline(lines, line); found.back() += line + "\n")
    if (line.starts_with("[")) found.emplace_back();
  return found;
}

/// Names of the parts of a kind in a flat genome.
std::set<std::string> parts(const std::string& toml, const std::string& kind) {
  std::set<std::string> names;
  for (const std::string& table : tables(toml)) {
    if (!table.starts_with("[" + kind + ".")) continue;
    const auto begin = kind.size() + 2, quoted = static_cast<std::size_t>(table[begin] == '"');
    names.insert(table.substr(begin + quoted, table.find(']') - begin - 2 * quoted));
  }
  return names;
}

/// A flat genome without some parts, and without every wire and figure of theirs.
std::string without(const std::set<std::string>& names, const std::string& toml) {
  std::string left;
  for (const std::string& table : tables(toml)) {
    bool stays = true;
    for (const std::string& name : names)
      stays = stays && table.find("\"" + name + ".") == std::string::npos &&
              !table.starts_with("[regions." + name + "]") && !table.starts_with("[regions.\"" + name + "\"]") &&
              !table.starts_with("[steering." + name + "]");
    if (stays) left += table;
  }
  return left;
}

/// A flat genome without any region, and without circuits that heard of nothing else.
std::string without_regions(const std::string& toml) {
  BOOST_TEST(!parts(toml, "regions").empty());
  const std::string left = without(parts(toml, "regions"), toml);
  std::set<std::string> deaf;
  for (const std::string& name : parts(left, "steering"))
    if (left.find("to = \"" + name + ".") == std::string::npos) deaf.insert(name);
  return without(deaf, left);
}

std::string flat(const std::string& toml) { return anlage::parse_genome(toml, "test.toml").resolved_toml(); }

/// A cortex that looks at a port and learns to foretell another one, of a steering circuit.
std::string onlooker(const std::string& sees, const std::string& foretells) {
  return region("cortex", "KWinners", 100) + region("guess", "Readout", 1) + region("wrong", "ErrorUnits", 1) +
         wire(sees, "cortex.drive", dense("normal 0 1"), 1) +
         wire("cortex.rate", "guess.drive", dense("zero") + learns("Delta", "error = \"wrong.error\"")) +
         wire(foretells, "wrong.feedback", dense("constant 1"), 1);
}

/// Time at which eta of something with l / v = 30 ms peaks, seen from the collision. [ms]
double peak_of_looming(const std::string& toml) {
  const Vector eta = record(Life(toml), "lgmd.eta", 6000);
  Eigen::Index top = 0;
  eta.maxCoeff(&top);
  return (static_cast<double>(top) - 0.5) * 0.1 - 600;
}

/// Share of thirty looming discs that something flees from.
double flights(const std::string& toml, const std::string& sign) {
  const Life life(toml);
  double fled = 0;
  bool flees = false;
  for (int done = -1; done < 30;) {
    life.simulator->run(1);
    if (life.value("sky.first") != 0) ++done, fled += flees && done > 0, flees = false;
    flees = flees || life.value(sign) > 0;
  }
  return fled / 30;
}

/// How far a gaze follows a drawing, mean of eight trials [rad].
double tracked(const std::string& toml, const std::string& pattern) {
  const Life life(toml);
  life.simulator->set_learning(false);
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"pattern", pattern}, {"velocity", "0.0872665"}, {"duration", "18"}})
    life.simulator->set("paddle." + name, value);
  double sum = 0;
  for (int k = 0; k < 8; ++k) life.simulator->run(360), sum += life.value("paddle.tracked") / 8;
  return sum;
}

/// Tongues put out in 400 s by a child without a cortex, and mean salience of what it sees.
struct Tongue {
  double count = 0, salience = 0;
};
Tongue tongues(const std::string& seen) {
  const Life life(
      without_regions(flat("[brain]\nname = \"tongue\"\ntick = \"50 ms\"\n[world.seen]\n" + seen +
                           "[steering.brainstem]\ntype = \"TongueReflex\"\ngain = 2\n" +
                           wire("seen.image", "brainstem.image") + onlooker("seen.image", "brainstem.salience"))));
  Tongue found;
  for (int t = 0; t < 8000; ++t) {
    life.simulator->run(1);
    found.count += life.value("brainstem.onset");
    found.salience += life.value("brainstem.salience") / 8000;
  }
  return found;
}
const std::string adult =
    "type = \"FaceSchematics\"\npattern = \"tongue\"\nvelocity = 0\n[world.nothing]\ntype = \"PatternStream\"\ngiven = "
    "\"0\"\n" +
    wire("nothing.x", "seen.turn", "connection = { type = \"OneToOne\" }\n", 1);
std::string light(double contrast) {
  return "type = \"Disc\"\nsize = { pixel = 576 }\ncourse = \"dim\"\nto = \"15 deg\"\nduration = 0.5\nrepeat = "
         "1.0\nrest = 0\nelevation = 0\n"
         "contrast = " +
         std::to_string(contrast) + "\n";
}

void row(const std::string& what, double measured, Bar bar, const std::string& wanted) {
  report({.target = "T-N6", .what = what, .measured = measured, .bar = bar, .wanted = wanted, .source = own});
}

/// apps/brains/buried-concept, flat; `tastes` is the file that says which sign the tongue answers to.
std::string looker(const std::string& tastes = ANLAGE_TEST_SOURCE "/apps/brains/buried-concept/sweet.csv") {
  return ready_made("buried-concept", {{"projections.sweetness.connection.table", tastes},
                                       {"projections.cell_wire.connection.table",
                                        ANLAGE_TEST_SOURCE "/apps/brains/buried-concept/cell.csv"}});
}

/// What a life has learned: cortex as an outsider reads it, the striatum's detector of a sign, a readout taught by
/// truth.
struct Learned {
  Recording train, test;
  Matrix weights;
  double taught = 0;

  explicit Learned(const std::string& toml) {
    const Life life(toml);
    life.simulator->run(looks);
    weights = matrix_of(life, "afferents.w");
    const std::vector<std::string> fields = {"cortex.rate", foretold, "probe.rate"};
    train = look(life, fields, 1500, "retina.index"), test = look(life, fields, 1500, "retina.index");
    for (Eigen::Index t = 0; t < 1500; ++t) {
      Eigen::Index best = 0;
      test.of.at("probe.rate").row(t).maxCoeff(&best);
      taught += best == test.shown[t] ? 1.0 / 1500 : 0;
    }
  }
  [[nodiscard]] double concept_of(int sign) const {
    const LinearProbe probe(train.of.at("cortex.rate"), train.shown, sign);
    return balanced_accuracy(probe.score(test.of.at("cortex.rate")), test.shown, sign);
  }
  [[nodiscard]] double foretells(int sign) const {
    return balanced_accuracy((test.of.at(foretold).array() - 0.5).matrix(), test.shown, sign);
  }
};

const Learned& usual() {
  static const Learned life(looker());
  return life;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(two_subsystems)

BOOST_AUTO_TEST_CASE(what_looms_is_detected_and_fled_from_without_any_region) {
  const std::string locust = flat(
      "[brain]\nname = \"locust\"\ntick = \"0.1 ms\"\n[world.sky]\ntype = \"Disc\"\nsize = { pixel = 64 }\ncourse = "
      "\"approach\"\nduration = 0.6\nrepeat = 1.0\nl_over_v = 0.03\n[steering.lgmd]\ntype = \"EtaFunction\"\n" +
      wire("sky.angle", "lgmd.theta") + onlooker("sky.image", "lgmd.eta"));
  // -4.7 * 30 ms.
  row("no learning region: time of the peak of eta (T-I1) [ms]", peak_of_looming(without_regions(locust)), {-142, -140},
      "-141");
  const std::string mouse = ready_made("bird-overhead");
  row("no learning region: P(escape) from a looming disc (T-I2)", flights(without_regions(mouse), "dorsal.onset"),
      {0.8, 1}, "> 0.8");
  std::string still = mouse;
  for (const std::string& name : parts(mouse, "steering"))
    still += "\n[[interventions]]\ntick = 0\nlesion = \"" + name + "\"\n";
  row("ablation: no steering: P(movement of the legs) before it", flights(still, "legs.rate"), {0, 0}, "0");
}

BOOST_AUTO_TEST_CASE(a_newborn_turns_to_faces_and_puts_out_its_tongue_without_any_region) {
  const std::string newborn = without_regions(ready_made("newborn-face"));
  row("no learning region: config by scrambled, how far each is followed (T-I4)",
      tracked(newborn, "config") / tracked(newborn, "scrambled"), {1.1, 3}, "> 1");
  row("no learning region: face by config (T-I4)", tracked(newborn, "face") / tracked(newborn, "config"), {0.93, 1.07},
      "1");
  // Salience is linear in contrast: the light is made as salient as the tongue.
  const Tongue tongue = tongues(adult), equal = tongues(light(-tongue.salience / tongues(light(-1)).salience));
  row("no learning region: tongues put out in 400 s before a tongue (T-I11), 8 spontaneously", tongue.count, {16, 400},
      "more");
  row("no learning region: imitation index, before a tongue minus before an equal light, by its standard error (T-I11)",
      (tongue.count - equal.count) / std::sqrt(tongue.count + equal.count), {-2, 2}, "0");
}

BOOST_AUTO_TEST_CASE(a_map_of_saccades_is_where_it_is_without_any_region) {
  const std::string map =
      flat("[brain]\nname = \"map\"\n[world.light]\ntype = \"PatternStream\"\ngiven = \"" +
           std::to_string(20 * std::cos(45 * degree) * degree) + " " +
           std::to_string(20 * std::sin(45 * degree) * degree) + "\"\n[steering.map]\ntype = \"CollicularMap\"\n" +
           wire("light.x", "map.target") + onlooker("light.x", "map.place"));
  const Life life(without_regions(map));
  life.simulator->run(1);
  row("no learning region: place of a target at 20 degrees, oblique, on the map (T-I8): distance from theory [mm]",
      std::hypot(1e3 * life.value("map.place", 0) - 2.804, 1e3 * life.value("map.place", 1) - 1.242), {0, 2e-3}, "0");
}

BOOST_AUTO_TEST_CASE(without_steering_what_needs_no_truth_is_learned_and_what_needs_it_is_not) {
  std::string alone = looker();
  for (const std::string& name : parts(looker(), "steering"))
    alone += "\n[[interventions]]\ntick = 0\nlesion = \"" + name + "\"\n";
  const Learned left(alone);
  row("no steering: synapses of cortex that differ by a bit from those with steering",
      double((left.weights.array() != usual().weights.array()).count()), {0, 0}, "0");
  row("no steering: linear probe of the sweet sign in cortex", left.concept_of(sweet), {0.9, 1}, "stays");
  row("no steering: striatum's detector of what is sweet", left.foretells(sweet), {0.5, 0.5}, "chance");
  row("no steering: signs that a readout names which truth would teach", left.taught, {0.05, 0.15}, "chance, 0.1");
  row("ablation: with steering: striatum's detector of what is sweet", usual().foretells(sweet), {0.9, 1}, "> 0.9");
  row("ablation: with steering: signs that the readout names", usual().taught, {0.85, 1}, "> 0.85");
}

BOOST_AUTO_TEST_CASE(another_steering_makes_the_same_learning_learn_something_else) {
  const ScratchFolder folder;
  const std::string second =
      looker(folder.write("bitter.csv", "pre,post,weight\n" + std::to_string(bitter) + ",0,1\n"));
  int different = 0;
  const std::vector<std::string> a = tables(looker()), b = tables(second);
  BOOST_TEST(a.size() == b.size());
  for (std::size_t k = 0; k < a.size(); ++k)
    if (a[k] != b[k] && a[k].find("sweet.csv") != std::string::npos)
      ++different;
    else
      different += a[k] != b[k] ? 100 : 0;
  row("tables of the genome that differ between two tastes", different, {1, 1}, "1: what the tongue answers to");
  const Learned other(second);
  row("synapses of cortex that differ by a bit between the two",
      double((other.weights.array() != usual().weights.array()).count()), {0, 0}, "0");
  row("other taste: striatum's detector of the sign it tastes", other.foretells(bitter), {0.9, 1}, "> 0.9");
  row("other taste: the same detector, judged by the sign that was sweet to the first", other.foretells(sweet),
      {0.4, 0.55}, "chance or below");
  row("ablation: the first taste, judged by the second's sign", usual().foretells(bitter), {0.4, 0.55},
      "chance or below");
}

BOOST_AUTO_TEST_SUITE_END()
