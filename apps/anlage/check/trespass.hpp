// SPDX-License-Identifier: Apache-2.0
/// Faults of memory turned into sentences: whose numbers, how far beyond them, in which tick.
#pragma once

#include "check/subject.hpp"

namespace anlage::check {

/// From now on a fault of this process, a child, is its answer. [child]
void answer_trespasses();

/// A subject that lives in this process is known to the answer. [main]
class KnownSubject {
 public:
  explicit KnownSubject(const Subject& subject);
  ~KnownSubject();
  KnownSubject(const KnownSubject&) = delete;
  KnownSubject& operator=(const KnownSubject&) = delete;

 private:
  const Subject* subject_;
};

}  // namespace anlage::check
