// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

namespace label_vote {
using namespace anlage;

/// Reads a class out of cells that learned without labels. A sample is shown for `window` ticks; at its end
///   assign   response_kc += spikes of cell k during a sample of class c, and the class of cell k is that with the largest
///            mean response
///   vote     votes_c = mean over the cells of class c of their spikes during the sample; shown = the sample's label
struct LabelVote {
  static constexpr const char* doc = "gives each cell the class it answers most, then lets the cells vote";
  static constexpr const char* citation = "Diehl & Cook 2015, Frontiers in Computational Neuroscience 9:99";

  Choice mode     {"rest assign vote", "do nothing, learn which cell is of which class, or vote"};
  Param  window   {1000.0, "1", "ticks a sample is shown", {1, 1e7}, integer};
  In     spike    {"n", "*", "activity of the cells"};
  In     label    {"class", "1", "class of the sample, one-hot"};
  Out    votes    {"class", "*", "mean activity of a class's cells during the latest sample"};
  Out    shown    {"class", "1", "label of the latest sample"};
  Out    spikes   {"", "*", "activity of all cells during the latest sample"};
  State  counts   {"n", "*", "activity during the sample at hand"};
  State  response {"n class", "*", "activity during samples of a class"};
  State  samples  {"class", "1", "samples of a class"};
  State  assigned {"n", "1", "1 + class of a cell, 0: none"};
  State  poll     {"class", "*", "votes of the latest sample"};
  State  asked    {"class", "1", "label of the latest sample"};
  State  total    {"", "*", "activity of all cells during the latest sample"};

  void steer(Tick now) {
    counts += spike;
    if ((now.index + 1) % static_cast<std::uint64_t>(window.value) == 0) {
      total = counts.sum();
      if (mode == "assign") assign();
      if (mode == "vote") vote();
      counts.setZero();
    }
    votes = poll;
    shown = asked;
    spikes = Real(total);
  }

  void assign() {
    auto answers = response.matrix();
    for (Index c = 0; c < label.size(); ++c)
      if (label[c] > 0) answers.col(c) += counts;
    samples += label;
    for (Index k = 0; k < counts.size(); ++k) {
      Real best = 0;
      assigned[k] = 0;
      for (Index c = 0; c < label.size(); ++c) {
        const Real mean = samples[c] > 0 ? answers(k, c) / samples[c] : Real{0};
        if (mean > best) assigned[k] = static_cast<Real>(c + 1);
        best = std::max(best, mean);
      }
    }
  }

  void vote() {
    for (Index c = 0; c < poll.size(); ++c) {
      Real sum = 0, cells = 0;
      for (Index k = 0; k < counts.size(); ++k) {
        const bool member = assigned[k] == static_cast<Real>(c + 1);
        sum += member ? counts[k] : Real{0};
        cells += member ? Real{1} : Real{0};
      }
      poll[c] = cells > 0 ? sum / cells : Real{0};
    }
    asked = label;
  }
};

}  // namespace label_vote

ANLAGE_PLUGIN(label_vote::LabelVote)
