// SPDX-License-Identifier: Apache-2.0
// The example network of 300 integrate-and-fire cells of the SONATA format (Dai et al. 2020, PLoS Computational Biology
// 16:e1007696), out of its own files, against the spikes that are published with it.
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/life.hpp"
#include "support/science.hpp"
#include "support/spikes.hpp"

using namespace anlage::test;

namespace {

const std::string folder = "oracles/sonata/examples/300_intfire";
constexpr int excitatory = 240, inhibitory = 60, ticks = 300000;  // 3 s in ticks of 0.01 ms

std::string spikes(const std::string& name, const std::string& file, int n) {
  return "[world." + name + "]\ntype = \"SonataSpikes\"\ndata = \"" + file + "\"\nsize = { n = " + std::to_string(n) + " }\n";
}

/// IntFire1: m leaks with tau, jumps by the weight, fires above 1 and is deaf for 3 ms; a cell of ours hears again in the tick after t_ref.
std::string cells(const std::string& name, int n, const std::string& tau) {
  return "[regions." + name + "]\ntype = \"LifCells\"\nsize = { n = " + std::to_string(n) + " }\nsynapse = \"delta\"\ntau_m = \"" + tau +
         "\"\nE_L = 0\nV_th = 1\nV_reset = 0\nt_ref = \"2.99 ms\"\n";
}

struct Files {
  std::string network, models;
};

/// Edges of a file to the cells of one type; the senders are all nodes of a world, or the cells of one type.
std::string edges(const Files& files, const std::string& file, const std::string& from, int source_type, const std::string& to,
                  int target_type) {
  std::string text = "[[projections]]\nfrom = \"" + from + ".spike\"\nto = \"" + to + ".excitation\"\n" +
                     (source_type == 0 ? "delay = 0\n" : "") + "connection = { type = \"SonataEdges\", edges = \"" + files.network + file +
                     "_edges.h5\", edge_types = \"" + files.network + file + "_edge_types.csv\", models = \"" + files.models +
                     "\", target_nodes = \"" + files.network + "v1_nodes.h5\", target_type = " + std::to_string(target_type);
  if (source_type != 0)
    text += ", counted = \"0.01 ms\", source_nodes = \"" + files.network + "v1_nodes.h5\", source_type = " + std::to_string(source_type);
  return text + " }\n";
}

std::string network(const std::string& data) {
  const Files files{data + "/network/", data + "/../shared_components/synaptic_models"};
  std::string text = "[brain]\nname = \"sonata\"\ntick = \"0.01 ms\"\n" + spikes("lgn", data + "/inputs/lgn_spikes.h5", 90) +
                     spikes("tw", data + "/inputs/tw_spikes.h5", 30) + spikes("reference", data + "/output/spikes.h5", excitatory + inhibitory) +
                     cells("e", excitatory, "24 ms") + cells("i", inhibitory, "7 ms");
  const std::vector<std::pair<std::string, int>> types = {{"e", 100}, {"i", 101}};
  for (const auto& [to, type] : types) {
    text += edges(files, "lgn_v1", "lgn", 0, to, type) + edges(files, "tw_v1", "tw", 0, to, type);
    for (const auto& [from, source] : types) text += edges(files, "v1_v1", from, source, to, type);
  }
  return text;
}

/// Spikes of a train that have one of `ours` within a tick, each used once, and those of `ours` that are left.
struct Comparison {
  int wanted = 0, met = 0, extra = 0;

  void add(const std::vector<std::int64_t>& ours, const std::vector<std::int64_t>& theirs) {
    std::size_t next = 0;
    for (const std::int64_t t : theirs) {
      for (; next < ours.size() && ours[next] < t - 1; ++next) ++extra;
      if (next < ours.size() && ours[next] <= t + 1) ++next, ++met;
    }
    wanted += static_cast<int>(theirs.size());
    extra += static_cast<int>(ours.size() - next);
  }
};

Comparison compare(const Life& life) {
  SpikeRecord e(life, "e.spike"), i(life, "i.spike"), reference(life, "reference.spike");
  for (int t = 0; t < ticks; ++t) {
    life.simulator->run(1);
    for (SpikeRecord* record : {&e, &i, &reference}) record->look();
  }
  Comparison all;
  for (std::size_t cell = 0; cell < excitatory + inhibitory; ++cell)
    all.add(cell < excitatory ? e.trains()[cell] : i.trains()[cell - excitatory], reference.trains()[cell]);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sonata)

BOOST_AUTO_TEST_CASE(three_hundred_cells_fire_every_spike_of_the_published_ones_and_no_other) {
  const auto data = data_or_skip(folder);
  if (data.empty()) return;
  const Comparison all = compare(Life(network(data.string())));
  const auto row = [](const std::string& what, int measured, Bar bar, const std::string& wanted) {
    report({.target = "SONATA", .what = what, .measured = double(measured), .bar = bar, .wanted = wanted,
            .source = "Dai et al. 2020, example 300_intfire"});
  };
  row("spikes of 300 cells in 3 s that are published", all.wanted, {4322, 4322}, "4322");
  row("of them found within one tick of 0.01 ms", all.met, {4322, 4322}, "4322");
  row("spikes that are not among the published ones", all.extra, {0, 0}, "0");
}

BOOST_AUTO_TEST_CASE(without_the_signs_of_the_synaptic_models_most_spikes_are_others) {
  const auto data = data_or_skip(folder);
  if (data.empty()) return;
  std::string unsigned_network = network(data.string());
  const std::string models = ", models = \"" + data.string() + "/../shared_components/synaptic_models\"";
  for (auto at = unsigned_network.find(models); at != std::string::npos; at = unsigned_network.find(models))
    unsigned_network.erase(at, models.size());
  const Comparison all = compare(Life(unsigned_network));
  report({.target = "SONATA", .what = "ablation: spikes that are not among the published ones, all synapses excitatory",
          .measured = double(all.extra), .bar = {4322, unbounded}, .wanted = "more than there are", .source = "illustrative"});
}

BOOST_AUTO_TEST_CASE(the_network_has_the_same_bits_on_two_threads) {
  const auto data = data_or_skip(folder);
  if (data.empty()) return;
  const auto hash = [&](int threads) {
    const Life life(network(data.string()), {.threads = threads});
    life.simulator->run(50000);
    return life.hash();
  };
  BOOST_TEST(hash(1) == hash(2));
}

BOOST_AUTO_TEST_SUITE_END()
