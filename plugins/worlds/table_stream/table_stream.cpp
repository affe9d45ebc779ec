// SPDX-License-Identifier: Apache-2.0
#include <anlage/sdk/plugin.hpp>

#include <string>

#include "../common/playback.hpp"
#include "csv_file.hpp"
#include "fann_file.hpp"
#include "scaling.hpp"

namespace table_stream {
using namespace anlage;

/// Rows of a table of numbers, one a tick: a CSV file with column names, or a training file of the FANN library.
///   x = inputs, y = outputs, each (value - shift) * factor
/// standardise: mean 0, standard deviation 1; unit: from 0 to 1; log: ln value, standardised; rank: share of the
/// training values below, from -sqrt 3 to sqrt 3. All are measured over the training rows; others may lie outside.
/// The place in a pass, the pass and the split are floats: exact, because no table has more than 2^24 rows.
struct TableStream {
  static constexpr const char* doc = "rows of a CSV or FANN file, one a tick";

  Text   data         {"CSV or FANN file"};
  Text   target       {"CSV: columns to predict, separated by spaces", optional};
  Text   ignore       {"CSV: columns to leave out, separated by spaces", optional};
  Choice scale        {"none standardise unit log rank", "scaling of the inputs", birth};
  Choice scale_target {"none standardise unit log rank", "scaling of the outputs", birth};
  Param  train        {0.8, "1", "rows for training: their share up to 1, else their number", {0, 16777216}, birth};
  Choice partition    {"first random", "training rows are the first of the file, or drawn", birth};
  Choice split        {"train test all", "which rows to show; a change starts a new pass"};
  Choice order        {"sequential shuffled", "as kept, or in a new random order at each pass"};
  State  position     {"", "1", "rows shown in this pass", "zero"};
  State  epoch        {"", "1", "passes before this one", "zero"};
  State  playing      {"", "1", "1 + split shown last, 0: none", "zero"};
  Out    x            {"input", "1", "inputs"};
  Out    y            {"output", "1", "outputs"};
  Table<Real> inputs  {"input row", "1", "inputs, training rows first"};
  Table<Real> outputs {"output row", "1", "outputs, training rows first"};
  Rng    shuffle      {"order of each pass"};
  Rng    draw         {"training rows"};

  void develop(Setup& setup) {
    const NumberTable table = read(setup.find_data(data.string()));
    const std::int64_t training = training_rows(table.rows());
    if (training < 1 || training > table.rows())
      throw Failure("train = " + std::to_string(train.value) + " makes " + std::to_string(training) +
                    " training rows of " + std::to_string(table.rows()));
    setup.set_axis("input", table.inputs);
    setup.set_axis("output", table.outputs);
    setup.set_axis("row", table.rows());
  }

  void fill() {
    const NumberTable table = read(data.string());
    if (table.rows() != inputs.cols() || table.inputs != inputs.rows() || table.outputs != outputs.rows())
      throw Failure(data.string() + ": has changed since the brain developed");
    const worlds::Permutation drawn(static_cast<std::uint32_t>(table.rows()), worlds::Playback::keys(draw.random(), 0));
    const auto source = [&](std::int64_t row) {
      return partition == "random" ? static_cast<std::int64_t>(drawn(static_cast<std::uint32_t>(row))) : row;
    };
    for (std::int64_t i = 0; i < table.inputs; ++i)
      fill_column(inputs, i, scale, [&](std::int64_t row) { return table.input(source(row), i); });
    for (std::int64_t i = 0; i < table.outputs; ++i)
      fill_column(outputs, i, scale_target, [&](std::int64_t row) { return table.output(source(row), i); });
  }

  void advance(Tick) {
    const std::int64_t training = training_rows(inputs.cols());
    const std::int64_t first = split == "test" ? training : 0;
    const std::int64_t last = split == "train" ? training : inputs.cols();
    if (first == last) throw Failure("split = \"test\", and every row is a training row: lower train");
    const worlds::Playback playback{position[0], epoch[0], playing[0]};
    const std::int64_t row =
        first + playback.next(last - first, split.index(), order == "shuffled", shuffle.random());
    x = inputs.column(row);
    y = outputs.column(row);
  }

  NumberTable read(const std::string& path) const {
    const std::string text = read_text(path);
    if (!looks_like_fann(text)) return read_csv(path, text, words_of(target), words_of(ignore));
    if (!target.empty() || !ignore.empty())
      throw Failure(path +
                    ": is a FANN file: its header tells outputs from inputs, so target and ignore must not be stated");
    return read_fann(path, text);
  }

  std::int64_t training_rows(std::int64_t rows) const {
    if (train.value > 1) return static_cast<std::int64_t>(train.value);
    return static_cast<std::int64_t>(train.value * static_cast<double>(rows) + 0.5);
  }

  template <class At>
  void fill_column(Table<Real>& to, std::int64_t column, const Choice& how, At at) {
    const std::int64_t training = training_rows(to.cols());
    for (std::int64_t row = 0; row < to.cols() && how == "log"; ++row)
      if (!(at(row) > 0))
        throw Failure("scale \"log\" needs numbers above 0, and row " + std::to_string(row) + " of column " +
                      std::to_string(column) + " holds " + std::to_string(at(row)) + ": leave the column out, or choose \"rank\"");
    const Scaling scaling = how == "standardise" ? Scaling::standardise(training, at)
                            : how == "unit"      ? Scaling::unit(training, at)
                            : how == "log"       ? Scaling::log(training, at)
                            : how == "rank"      ? Scaling::rank(training, at)
                                                 : Scaling{};
    for (std::int64_t row = 0; row < to.cols(); ++row) to.set(column, row, scaling(at(row)));
  }
};

}  // namespace table_stream

ANLAGE_PLUGIN(table_stream::TableStream)
