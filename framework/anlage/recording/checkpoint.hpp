// SPDX-License-Identifier: Apache-2.0
/// A checkpoint: the complete state of a brain in one file in the safetensors format, which any tool can read and which runs
/// no code when read. `__metadata__` holds the clock, the resolved genome, plugin names and versions, what the figures
/// have measured, the timed changes still to come, and a hash per tensor.
///
/// A tensor has the name of its block, "kenyon/v". Its shape is the block's from the slowest axis on: [units], [pre post]
/// for dense weights, and one axis more in front for the slots of a delay line.
#pragma once

#include <string>

#include "anlage/brain/brain.hpp"
#include "anlage/recording/figure_record.hpp"
#include "anlage/state/brain_state.hpp"

namespace anlage {

/// Writes to a temporary file beside `path`, syncs, renames, syncs the folder: after a crash either the old file is whole or
/// the new one is. Pending learning must have been flushed.
/// `changes_to_come` is what a file of timed changes says of the rest of the life.
/// Throws: Error{file_unwritable}; the old file is then untouched and the temporary one removed. [main]
void write_checkpoint(const BrainState& state, const std::string& path, const FigureRecord& figures = {},
                      const std::string& changes_to_come = {});

/// Reads a file as hostile input and, only when all of it is sound and fits, replaces the state.
/// Throws: Error{file_unreadable}, Error{checkpoint_damaged} (what and where), Error{checkpoint_mismatch} (a table of
/// differences). [main]
void read_checkpoint(BrainState& state, const std::string& path);

/// The resolved genome stored in a checkpoint. Throws: as read_checkpoint. [main]
[[nodiscard]] std::string genome_in_checkpoint(const std::string& path);

/// What the figures had measured; nothing if the file says nothing of them. Throws: as read_checkpoint. [main]
[[nodiscard]] FigureRecord figures_in_checkpoint(const std::string& path);

/// The timed changes that the life still has to come, as TOML; empty if there are none. Throws: as read_checkpoint. [main]
[[nodiscard]] std::string changes_in_checkpoint(const std::string& path);

}  // namespace anlage
