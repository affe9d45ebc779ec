// SPDX-License-Identifier: Apache-2.0
/// Setup: the talk with the framework while a brain develops. Params, Choices and Texts can be read;
/// memory does not exist yet.
///
///   void develop(Setup& setup) { setup.set_axis("pixel", 784); }           // any part
///   void develop(Setup& setup) { setup.sparse(Index(fan_in)); }            // connection
#pragma once

#include <string>

#include "anlage/contract/setup.h"
#include "anlage/sdk/failure.hpp"
#include "anlage/sdk/param.hpp"

namespace anlage {

class Setup {
 public:
  explicit Setup(anlage_setup& setup) : setup_(&setup) {}

  /// Units along an axis; -1 while nobody has said. [build]
  std::int64_t axis(const char* name) const { return setup_->axis(setup_, name); }
  /// Says the units along an axis. [build]
  void set_axis(const char* name, std::int64_t size) { setup_->set_axis(setup_, name, size); }
  /// Path of a data file or folder. Throws: Failure naming the places tried. [build]
  std::string find_data(const std::string& name) {
    const char* path = setup_->find_data(setup_, name.c_str());
    if (path != nullptr) return path;
    throw Failure(setup_->error != nullptr && setup_->error_size > 0 && *setup_->error != 0 ? setup_->error
                                                                                           : "no data named " + name);
  }
  double dt() const { return setup_->dt; }           ///< [s]
  std::uint64_t key() const { return setup_->key; }  ///< random key

  std::int64_t pre() const { return setup_->pre; }         ///< connection: sending units
  std::int64_t post() const { return setup_->post; }       ///< connection: receiving units
  bool plastic() const { return setup_->plastic != 0; }    ///< connection: a rule is going to learn here

  /// Connection: every pair. [build]
  void dense() { lay_out(ANLAGE_LAYOUT_DENSE, 0); }
  /// Connection: `fan_in` stored synapses per receiving unit. [build]
  void sparse(std::int64_t fan_in) { lay_out(ANLAGE_LAYOUT_SPARSE, fan_in); }
  /// Connection: at most `fan_in` stored synapses per receiving unit, `synapses` in all; `wire` joins 0, 1, 2, … of a
  /// unit, and those that it leaves out are absent. [build]
  void sparse(std::int64_t fan_in, std::int64_t synapses) {
    lay_out(ANLAGE_LAYOUT_SPARSE, fan_in);
    setup_->synapses = synapses;
  }
  /// Connection: receiving units are places times `channels`, channels fastest; all places share one set of
  /// `fan_in` weights per channel. [build]
  void shared(std::int64_t fan_in, std::int64_t channels) {
    lay_out(ANLAGE_LAYOUT_SHARED, fan_in);
    setup_->channels = channels;
  }
  /// Sparse connection with a transmit of its own: synapses and rules listen to its State of that name instead of the
  /// sending units; `connect` then counts the State's numbers, element (row, col) being col * stride + row. [build]
  void relay(const char* state) { setup_->relay = state; }
  /// Connection: `fan_in` synapses per receiving unit, recomputed from the key at every call. [build]
  void procedural(std::int64_t fan_in) {
    lay_out(ANLAGE_LAYOUT_PROCEDURAL, fan_in);
    setup_->stores_weights = 0;
  }
  /// Connection with `borrows`: it passes through the synapses of the projection called `of`. [build]
  void borrow(const Text& of) { setup_->lender = of.text().data(); }
  /// The same from that projection's receivers back to its senders. [build]
  void borrow_backwards(const Text& of) {
    borrow(of);
    setup_->backwards = 1;
  }
  /// Connection: every weight is 1 and needs no memory, unless a rule learns here. [build]
  void without_weights() { setup_->stores_weights = 0; }

 private:
  void lay_out(std::uint32_t layout, std::int64_t fan_in) {
    setup_->layout = layout;
    setup_->fan_in = fan_in;
  }

  anlage_setup* setup_;
};

}  // namespace anlage
