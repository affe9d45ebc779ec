// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <vector>

#include "expand.hpp"

namespace local_random {
using namespace anlage;

/// Every receiving unit draws `fan_in` senders out of its neighbourhood, without replacement:
///   y_j = weight * sum_k x[s(j, k)]          weights fixed
///   y_j = sum_k w[j, k] x[s(j, k)]           weights drawn, or learned
/// Fixed weights take no memory: the senders are kept in one byte each (up to 256 of them; else in two or four), or, with
/// storage procedural, are drawn anew from the seed at every tick. Both give the same wiring.
struct LocalRandom {
  static constexpr const char* doc = "each receiving unit draws a fixed number of senders out of its neighbourhood";
  static constexpr const char* citation =
      "Caron, Ruta, Abbott & Axel 2013, Nature 497:113-117; Litwin-Kumar, Harris, Axel, Sompolinsky & Abbott 2017, "
      "Neuron 93:1153-1164";
  static constexpr bool splittable = true;
  static constexpr bool linear = true;

  Param  fan_in  {7, "1", "senders of each receiving unit", {1, 1e6}, birth | integer};
  Param  length  {0, "1", "farthest distance of a sender, the ring of units being 1 long; 0: anywhere", {0, 1}, birth};
  Param  weight  {1, "1", "weight of every synapse where weights are fixed; where they learn, at birth"};
  Choice weights {"fixed drawn", "all synapses alike, or each with a weight drawn by the initial law of w", birth};
  Choice storage {"stored procedural", "keep the wiring, or draw it anew at every tick", birth};
  Table<std::uint8_t> senders {"narrow_synapse", "1", "sending units, where a byte can tell them apart"};
  Weights w {"post pre", "1", "synaptic weight, where weights are drawn or learn", "normal 0 1"};

  void develop(Setup& setup) {
    const auto k = static_cast<std::int64_t>(fan_in.value);
    check(setup.pre(), setup.post(), k);
    const bool keeps_weights = setup.plastic() || weights == "drawn";
    const bool narrow = !keeps_weights && storage == "stored" && setup.pre() <= 256;
    setup.set_axis("narrow_synapse", narrow ? (setup.post() + 15) / 16 * 16 * k : 0);
    if (storage == "procedural" || narrow) return setup.procedural(k);
    setup.sparse(k);
    if (!keeps_weights) setup.without_weights();
  }

  void check(std::int64_t pre, std::int64_t post, std::int64_t k) const {
    const auto number = [](std::int64_t n) { return std::to_string(n); };
    if (k > pre)
      throw Failure("fan_in = " + number(k) + ", and there are only " + number(pre) +
                    " senders: each is drawn at most once");
    const Stretch stretch(pre, std::max<std::int64_t>(post, 1), length.value);
    if (k > stretch.width)
      throw Failure("fan_in = " + number(k) + ", and only " + number(stretch.width) + " of " + number(pre) +
                    " senders lie within length = " + std::to_string(length.value) + ": lengthen it, or draw fewer");
    if (pre > most_senders)
      throw Failure(number(pre) + " senders; LocalRandom can tell " + number(most_senders) + " apart");
    if (storage != "procedural") return;
    if (weights == "drawn")
      throw Failure("storage = \"procedural\" keeps nothing, and drawn weights have to be kept: state storage = \"stored\", "
                    "or weights = \"fixed\"");
    if (k > most_procedural)
      throw Failure("fan_in = " + number(k) + " is too many to draw at every tick, the limit is " +
                    number(most_procedural) + ": state storage = \"stored\"");
  }

  Draw draw(std::int64_t pre, std::int64_t post, const Random& random) const {
    const auto word = random.words(0, 0);
    return {Stretch(pre, post, length.value), static_cast<std::int64_t>(fan_in.value), {word[0], word[1]}};
  }

  void wire(Wiring& wiring) {
    if (storage == "procedural") return;
    const Draw draws = draw(wiring.pre(), wiring.post(), wiring.random(0));
    std::uint8_t* const narrow = senders.size() > 0 ? senders.writable() : nullptr;
    if (narrow != nullptr) std::fill(narrow, narrow + senders.size(), std::uint8_t{0});
    std::vector<std::int64_t> drawn_by(static_cast<std::size_t>(draws.stretch.width), -1);
    for (std::int64_t j = 0; j < wiring.post(); ++j) {
      const std::uint32_t seed = draws.seed(j);
      const std::int32_t start = draws.stretch.start(j);
      for (std::int64_t k = 0; k < draws.fan_in; ++k) {
        std::uint32_t place = draws.place(seed, k);
        if (drawn_by[place] == j) place = static_cast<std::uint32_t>(draws.bound(k) - 1);
        drawn_by[place] = j;
        const std::uint32_t sender = draws.sender(start, place);
        if (narrow != nullptr) {
          narrow[((j / 16) * draws.fan_in + k) * 16 + j % 16] = static_cast<std::uint8_t>(sender);
        } else {
          wiring.connect(j, k, sender);
          if (wiring.stores_weights() && weights == "fixed") wiring.synapse_weight(j, k) = weight;
        }
      }
    }
  }

  void transmit(Transmit& t) {
    const anlage_synapses& synapses = t.synapses();
    if (synapses.weights != nullptr) return anlage::linear(t);
    const Passage passage{t.x(), t.y(), synapses.pre, synapses.fan_in, t.first(), t.last(), weight, t.accumulate()};
    if (storage == "procedural") {
      const Draw draws = draw(synapses.pre, synapses.post, t.random(0));
      expand(passage, Drawn{draws, {}});
    } else if (senders.size() > 0) {
      expand(passage, Kept<std::uint8_t>{senders.data(), synapses.fan_in});
    } else if (synapses.index_bits == 16) {
      expand(passage, Kept<std::uint16_t>{static_cast<const std::uint16_t*>(synapses.index), synapses.fan_in});
    } else {
      expand(passage, Kept<std::uint32_t>{static_cast<const std::uint32_t*>(synapses.index), synapses.fan_in});
    }
  }
};

}  // namespace local_random

ANLAGE_PLUGIN(local_random::LocalRandom)
