// SPDX-License-Identifier: Apache-2.0
#include "sweep_points.hpp"

#include <algorithm>
#include <map>

#include "anlage/base/hash.hpp"
#include "life.hpp"
#include "usage_error.hpp"
#include "value_list.hpp"

namespace anlage {
namespace {

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

// As the life names its phases.
std::vector<std::string> phases_of(const Genome& genome, const std::optional<std::uint64_t>& ticks) {
  std::vector<std::string> phases;
  std::uint64_t sum = 0;
  for (const PhaseGene& phase : genome.phases) {
    if (ticks && sum >= *ticks) break;
    phases.push_back(phase.name);
    sum += phase.ticks;
  }
  if (genome.phases.empty()) phases.emplace_back("run");
  return phases;
}

std::string key_of(const Genome& genome, const std::optional<std::uint64_t>& ticks) {
  const std::string text = genome.resolved_toml() + "\nticks " + (ticks ? std::to_string(*ticks) : "all");
  return content_hash(text.data(), text.size()).substr(0, 16);
}

std::string text_of(const Error& error) {
  std::string text;
  for (const Problem& problem : error.problems()) text += (text.empty() ? "" : "\n") + problem.text();
  return text;
}

class Maker {
 public:
  Maker(std::string genome, SweepPoints& all, const std::vector<std::uint64_t>& seeds,
        const std::optional<std::uint64_t>& ticks)
      : genome_(std::move(genome)), all_(all), seeds_(seeds), ticks_(ticks) {}

  void make(std::vector<std::string> values) {
    if (values.size() < all_.settings.size()) {
      for (const std::string& value : all_.settings[values.size()].values) {
        values.push_back(value);
        make(values);
        values.pop_back();
      }
      return;
    }
    SweepPoint point{.values = values, .seed = 0, .genome = {}, .error = {}, .code = ExitCode::ok, .key = {}};
    read(point);
    const std::vector<std::uint64_t> own{point.genome ? point.genome->seed : 0};
    for (const std::uint64_t seed : seeds_.empty() ? own : seeds_) {
      point.seed = seed;
      if (point.genome) {
        point.genome->seed = seed;
        point.key = key_of(*point.genome, ticks_);
      }
      all_.points.push_back(point);
    }
  }

 private:
  void read(SweepPoint& point) {
    std::vector<Override> overrides;
    for (std::size_t i = 0; i < point.values.size(); ++i) overrides.push_back({all_.settings[i].path, point.values[i]});
    try {
      point.genome = read_genome(genome_, overrides);
      check_length(*point.genome, 0, ticks_);
      for (const std::string& phase : phases_of(*point.genome, ticks_))
        for (const FigureGene& figure : point.genome->figures) add_once(all_.figures, figure_key(phase, figure.name));
    } catch (const Error& error) {
      point.error = text_of(error);
      point.code = exit_code(error.code());
    }
  }

  std::string genome_;
  SweepPoints& all_;
  const std::vector<std::uint64_t>& seeds_;
  const std::optional<std::uint64_t>& ticks_;
};

}  // namespace

std::vector<SweptSetting> swept_settings(const std::vector<std::string>& texts) {
  std::vector<SweptSetting> settings;
  for (const std::string& text : texts) {
    const Override change = Override::parse(text);
    for (const SweptSetting& known : settings)
      if (known.path == change.path)
        throw UsageError("`--set " + change.path + "` comes twice", "list its values once: a=1,2");
    settings.push_back({change.path, split_values(change.value)});
  }
  return settings;
}

SweepPoints sweep_points(const std::string& genome, std::vector<SweptSetting> settings,
                         const std::vector<std::uint64_t>& seeds, const std::optional<std::uint64_t>& ticks) {
  SweepPoints all{.settings = std::move(settings), .points = {}, .figures = {}};
  Maker(genome, all, seeds, ticks).make({});
  std::map<std::string, std::size_t> keys;
  for (std::size_t i = 0; i < all.points.size(); ++i) {
    const auto [first, is_new] = keys.emplace(all.points[i].key, i + 1);
    if (is_new || all.points[i].key.empty()) continue;
    throw UsageError("points " + std::to_string(first->second) + " and " + std::to_string(i + 1) + " are the same life",
                     "list a value once; `brain.seed` is what --seeds sets");
  }
  return all;
}

std::string figure_key(const std::string& phase, const std::string& name) {
  return phase.empty() ? name : phase + "." + name;
}

}  // namespace anlage
