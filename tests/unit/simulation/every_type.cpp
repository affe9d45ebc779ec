// SPDX-License-Identifier: Apache-2.0
#include "every_type.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "support/rule_words.hpp"

namespace anlage::test {
namespace {

std::string text_of(const char* file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  if (text.str().empty()) throw std::runtime_error(std::string(file) + " is missing");
  return text.str();
}

const std::string parts = text_of(ANLAGE_TEST_SOURCE "/tests/unit/simulation/every_type.toml");

// What a rule learns on, within a tick and from the tick before.
const std::vector<std::pair<std::string, std::string>> wirings = {
    {"dense", "delay = 0\nconnection = { type = \"Dense\", w = \"normal 0 0.1\" }\n"},
    {"sparse", "connection = { type = \"LocalRandom\", fan_in = 3, weights = \"drawn\", w = \"normal 0 0.1\" }\n"},
    {"unequal", "connection = { type = \"FixedProbability\", p = 0.5, w = \"normal 0 0.1\" }\n"}};

// Settings of rules whose defaults leave a path of theirs unused, or whose numbers would grow without end here.
const std::map<std::string, std::string> settings = {{"ThreeFactor", "tau_e = 0.5"}, {"ClopathStdp", "A_LTD = 1e-6, A_LTP = 1e-6"}};

// Worlds that are shipped only where a library is installed.
const std::map<std::string, std::string> optional_worlds = {
    {"MujocoBody", "[world.body]\ntype = \"MujocoBody\"\nfile = \"DATA/pendulum.xml\"\nkey = 0\n"}};

void write_data(const ScratchFolder& data) {
  // 2 x 2 images, three for training and two for testing; 200 ticks are many passes.
  const std::string grey(12, '\x33');
  data.write("train-images-idx3-ubyte", idx_header({3, 2, 2}) + grey);
  data.write("train-labels-idx1-ubyte", idx_header({3}) + std::string{'\0', '\1', '\2'});
  data.write("t10k-images-idx3-ubyte", idx_header({2, 2, 2}) + grey.substr(0, 8));
  data.write("t10k-labels-idx1-ubyte", idx_header({2}) + std::string{'\2', '\0'});
  data.write("wiring.csv", "pre,post,weight,delay\n0,1,0.5,0.003\n9,19,-1,0\n");
  for (const char* file : {"connections/sonata_edges/edges.h5", "connections/sonata_edges/edge_types.csv", "worlds/sonata_spikes/spikes.h5"})
    data.write(std::filesystem::path(file).filename().string(), text_of((ANLAGE_TEST_SOURCE "/plugins/" + std::string(file)).c_str()));
  data.write("pendulum.xml", text_of(ANLAGE_TEST_SOURCE "/plugins/worlds/mujoco_body/pendulum.xml"));
  data.write("rows.csv", "a,b,y\n1,2,3\n4,5,6\n7,8,10\n2,9,1\n0,3,7\n");
}

std::string learning(const TypeInfo& rule) {
  const auto stated = settings.find(rule.name);
  return learning_line(rule, stated == settings.end() ? "" : stated->second);
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
  for (const TypeInfo* type : shipped_types())
    if (const auto world = optional_worlds.find(type->name); world != optional_worlds.end()) text += world->second;
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
