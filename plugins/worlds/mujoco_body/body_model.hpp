// SPDX-License-Identifier: Apache-2.0
/// A MuJoCo model in memory that is not MuJoCo's: its structs with all their pointers moved. So a plugin keeps the model in a Table, works in
/// Scratch, and allocates nothing.
#pragma once

#include <mujoco/mujoco.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>

#include <anlage/sdk/failure.hpp>

namespace mujoco_body {

inline constexpr std::size_t line = 64;  // MuJoCo aligns its buffers to so many bytes
constexpr std::size_t whole_lines(std::size_t bytes) { return (bytes + line - 1) / line * line; }

// Behind `buffer` both structs hold pointers only, all into their buffers but for the stack.
static_assert(offsetof(mjModel, names) + sizeof(void*) == sizeof(mjModel));
static_assert(offsetof(mjData, cfrc_ext) + sizeof(void*) == sizeof(mjData));

/// Moves the buffer of `whole`, and with it every pointer from byte `first` on, to address `to`.
template <class Whole>
void move_pointers(Whole& whole, std::size_t first, std::uintptr_t to) {
  const auto from = reinterpret_cast<std::uintptr_t>(whole.buffer);
  auto* bytes = reinterpret_cast<std::byte*>(&whole);
  for (std::size_t at = first; at < sizeof(Whole); at += sizeof(std::uintptr_t)) {
    std::uintptr_t pointer = 0;
    std::memcpy(&pointer, bytes + at, sizeof pointer);
    if (pointer != 0) pointer = pointer - from + to;
    std::memcpy(bytes + at, &pointer, sizeof pointer);
  }
}

/// MuJoCo would end the process at an error and write a file at a warning. [any]
inline void take_over_complaints() {
  std::atomic_ref(mju_user_error).store([](const char* text) { throw anlage::Failure(std::string("MuJoCo: ") + text); });
  std::atomic_ref(mju_user_warning).store([](const char*) {});
}

/// A model and its data as MuJoCo makes them.
struct Loaded {
  std::unique_ptr<mjModel, decltype(&mj_deleteModel)> model{nullptr, &mj_deleteModel};
  std::unique_ptr<mjData, decltype(&mj_deleteData)> data{nullptr, &mj_deleteData};

  /// Throws: Failure with the file and what MuJoCo says. [build]
  explicit Loaded(const std::string& file) {
    take_over_complaints();
    char said[1000] = "";
    model.reset(mj_loadXML(file.c_str(), nullptr, said, sizeof said));
    if (model) data.reset(mj_makeData(model.get()));
    if (!data) throw anlage::Failure(file + ": " + said);
  }
  [[nodiscard]] std::size_t model_bytes() const {
    return whole_lines(sizeof(mjModel)) + static_cast<std::size_t>(model->nbuffer);
  }
  /// What a step works in: buffer and stack of the data.
  [[nodiscard]] std::size_t work_bytes() const {
    return whole_lines(static_cast<std::size_t>(data->nbuffer)) + static_cast<std::size_t>(data->nstack) * sizeof(mjtNum);
  }
  /// Writes the model as if its buffer were at address `line`, so that the bytes are the same at every birth. [build]
  void write_model(std::uint8_t* to) const {
    mjModel copy = *model;
    move_pointers(copy, offsetof(mjModel, buffer), line);
    std::memcpy(to, &copy, sizeof copy);
    std::memcpy(to + whole_lines(sizeof copy), model->buffer, static_cast<std::size_t>(model->nbuffer));
  }
  void write_data(std::uint8_t* to) const {
    auto copy = std::make_unique<mjData>(*data);
    copy->stack = nullptr;
    move_pointers(*copy, offsetof(mjData, buffer), line);
    std::memcpy(to, copy.get(), sizeof(mjData));
  }
};

/// The model that `write_model` wrote. MuJoCo only reads it. [any]
inline mjModel model_at(const std::uint8_t* bytes) {
  mjModel model;
  std::memcpy(&model, bytes, sizeof model);
  move_pointers(model, offsetof(mjModel, buffer), reinterpret_cast<std::uintptr_t>(bytes + whole_lines(sizeof model)));
  return model;
}

/// The data that `write_data` wrote, working in `work`. What stands there is not read before it is written, but for inputs. [any]
inline mjData data_in(void* work, const std::uint8_t* bytes) {
  mjData data;
  std::memcpy(&data, bytes, sizeof data);
  move_pointers(data, offsetof(mjData, buffer), reinterpret_cast<std::uintptr_t>(work));
  data.stack = reinterpret_cast<mjtNum*>(static_cast<std::byte*>(work) + whole_lines(static_cast<std::size_t>(data.nbuffer)));
  return data;
}

}  // namespace mujoco_body
