// SPDX-License-Identifier: Apache-2.0
/// The questions behind the list of checks, by what they look at. Each is asked in a process of its own, which it may spoil.
#pragma once

#include "check/trial.hpp"

namespace anlage::check {

// File and load (file_checks.cpp)
Verdict note_agrees(const Target& target);
Verdict exports_entry_alone(const Target& target);
Verdict needs_known_libraries(const Target& target);
Verdict imports_are_allowed(const Target& target);
Verdict loading_leaves_no_trace(const Target& target);
Verdict describes_quickly_and_twice(const Target& target);
Verdict brings_little_data(const Target& target);
Verdict instructions_fit_note(const Target& target);
Verdict unknown_extension_is_null(const Target& target);

// Description (description_checks.cpp)
Verdict words_are_valid(const Target& target);
Verdict numbers_are_valid(const Target& target);
Verdict learning_is_declared(const Target& target);
Verdict same_description_in_two_processes(const Target& target);
Verdict newer_host_is_harmless(const Target& target);

// Purity and memory (purity_checks.cpp)
Verdict deterministic(const Target& target);
Verdict alone_among_others(const Target& target);
Verdict any_thread(const Target& target);
Verdict many_at_once(const Target& target);
Verdict slices_agree(const Target& target);
Verdict own_memory_unchanged(const Target& target);
Verdict no_allocation(const Target& target);
Verdict guards_are_whole(const Target& target);
Verdict inputs_are_read_only(const Target& target);
Verdict outputs_are_not_read(const Target& target);
Verdict no_cached_pointers(const Target& target);
Verdict address_does_not_matter(const Target& target);
Verdict calls_leave_no_trace(const Target& target);
Verdict sanitized_build_is_clean(const Target& target);
Verdict stray_members_are_not_read(const Target& target);

// State (state_checks.cpp)
Verdict resumes_in_fresh_process(const Target& target);
Verdict two_births_are_equal(const Target& target);
Verdict restores_in_any_order(const Target& target);
Verdict scratch_is_dead(const Target& target);
Verdict reset_starts_over(const Target& target);
Verdict reload_changes_nothing(const Target& target);
Verdict copies_are_independent(const Target& target);
Verdict old_numbers_go_on(const Target& target);
Verdict random_bytes_are_survived(const Target& target);

// Numbers (number_checks.cpp)
Verdict stays_finite(const Target& target);
Verdict odd_numbers_are_survived(const Target& target);
Verdict corners_are_survived(const Target& target);
Verdict other_ticks_stay_finite(const Target& target);
Verdict fifty_seeds_stay_finite(const Target& target);
Verdict lesions_are_survived(const Target& target);
Verdict shapes_are_survived(const Target& target);

// Interface (interface_checks.cpp)
Verdict learns_when_asked(const Target& target);
Verdict everything_matters(const Target& target);

// Cost, time, robustness (time_checks.cpp)
Verdict does_not_grow(const Target& target);
Verdict slow_numbers_are_not_slow(const Target& target);
Verdict no_call_is_long(const Target& target);
Verdict cost_estimate_holds(const Target& target);
Verdict survives_a_night(const Target& target);

}  // namespace anlage::check
