# SPDX-License-Identifier: Apache-2.0
# anlage_add_plugin(NAME source.cpp|source.c … [ISA v1 v3 v4] [LINK lib …])
#   One plugin file NAME.anl.so for any x86-64 machine and, with ANLAGE_ALL_ISA or ISA, siblings NAME.v3.anl.so and NAME.v4.anl.so.
#   They go to ANLAGE_PLUGIN_OUTPUT_DIRECTORY, or to the current binary directory if that is unset.
#   Out of tree: find_package(Anlage) brings it.
# anlage_golden_test(NAME genome.toml golden.json)
#   A test that the figures of a demo are those of a golden file, and a target `golden` that writes the file anew.
include(CheckCXXCompilerFlag)
set(ANLAGE_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR} CACHE INTERNAL "plugin.map and what else a plugin is built with")
# One rounding per operation, so that every instruction set gives the same bits.
set(ANLAGE_ARITHMETIC -fno-fast-math -fno-math-errno -fno-trapping-math -ffp-contract=off)

if(NOT TARGET anlage::sdk)
  find_path(ANLAGE_EIGEN_DIR Eigen/Core PATH_SUFFIXES eigen3 REQUIRED)
  add_library(anlage_sdk INTERFACE)
  add_library(anlage::sdk ALIAS anlage_sdk)
  if(ANLAGE_INCLUDE_DIR)
    target_include_directories(anlage_sdk INTERFACE ${ANLAGE_INCLUDE_DIR})
  else()  # within the tree of Anlage
    target_include_directories(anlage_sdk INTERFACE ${ANLAGE_CMAKE_DIR}/.. ${ANLAGE_CMAKE_DIR}/../../framework)
  endif()
  target_include_directories(anlage_sdk SYSTEM INTERFACE ${ANLAGE_EIGEN_DIR})
  target_compile_features(anlage_sdk INTERFACE cxx_std_20)
  target_compile_definitions(anlage_sdk INTERFACE EIGEN_MPL2_ONLY EIGEN_DONT_PARALLELIZE)
  # GCC 12 warns about its own AVX-512 header (its bug 105593).
  target_compile_options(anlage_sdk INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized>
    ${ANLAGE_ARITHMETIC})
endif()

# Flags of an instruction set.
function(anlage_isa_flags isa out)
  if(isa STREQUAL v3)
    set(${out} -march=x86-64-v3 PARENT_SCOPE)
  elseif(isa STREQUAL v4)
    set(${out} -march=x86-64-v4 -mprefer-vector-width=512 PARENT_SCOPE)
  else()
    set(${out} "" PARENT_SCOPE)
  endif()
endfunction()

# All that a plugin is compiled with, apart from its sources.
function(anlage_plugin_options target isa)
  check_cxx_compiler_flag(-fno-gnu-unique ANLAGE_HAS_NO_GNU_UNIQUE)
  anlage_isa_flags(${isa} flags)
  target_link_libraries(${target} PRIVATE anlage::sdk)
  # Optimised builds of plugins use -O3: kernels are loops that have to be vectorised.
  target_compile_options(${target} PRIVATE ${flags} $<$<NOT:$<CONFIG:Debug>>:-O3>
    $<$<AND:$<BOOL:${ANLAGE_HAS_NO_GNU_UNIQUE}>,$<COMPILE_LANGUAGE:CXX>>:-fno-gnu-unique>)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF C_VISIBILITY_PRESET hidden)
endfunction()

# One precompiled header per instruction set, shared by all plugins.
function(anlage_plugin_pch isa out)
  set(owner anlage_plugin_pch_${isa})
  if(NOT TARGET ${owner})
    add_library(${owner} OBJECT ${ANLAGE_CMAKE_DIR}/plugin_pch.cpp)
    anlage_plugin_options(${owner} ${isa})
    target_precompile_headers(${owner} PRIVATE <anlage/sdk/plugin.hpp>)
  endif()
  set(${out} ${owner} PARENT_SCOPE)
endfunction()

function(anlage_add_plugin name)
  cmake_parse_arguments(arg "" "" "ISA;LINK" ${ARGN})
  if(CMAKE_CXX_FLAGS MATCHES "-ffast-math|-Ofast")
    message(FATAL_ERROR "plugin ${name}: -ffast-math changes the arithmetic of the whole process; remove it")
  endif()
  if(NOT arg_ISA)
    set(arg_ISA v1)
    if(ANLAGE_ALL_ISA AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
      list(APPEND arg_ISA v3 v4)
    endif()
  endif()
  set(folder ${ANLAGE_PLUGIN_OUTPUT_DIRECTORY})
  if(NOT folder)
    set(folder ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  set(in_c ${arg_UNPARSED_ARGUMENTS})
  list(FILTER in_c INCLUDE REGEX "\\.c$")
  foreach(isa IN LISTS arg_ISA)
    set(target plugin_${name})
    set(file ${name})
    if(NOT isa STREQUAL v1)
      set(target plugin_${name}_${isa})
      set(file ${name}.${isa})
    endif()
    add_library(${target} MODULE ${arg_UNPARSED_ARGUMENTS})
    anlage_plugin_options(${target} ${isa})
    if(NOT in_c)
      anlage_plugin_pch(${isa} pch)
      target_precompile_headers(${target} REUSE_FROM ${pch})
    endif()
    target_link_libraries(${target} PRIVATE ${arg_LINK})
    target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL
      -Wl,--version-script=${ANLAGE_CMAKE_DIR}/plugin.map)
    if(NOT ANLAGE_SANITIZE)
      target_link_options(${target} PRIVATE -Wl,-z,defs)
    endif()
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME ${file} SUFFIX .anl.so
      LIBRARY_OUTPUT_DIRECTORY ${folder} LINK_DEPENDS ${ANLAGE_CMAKE_DIR}/plugin.map)
    set_property(GLOBAL APPEND PROPERTY ANLAGE_PLUGINS ${target})
  endforeach()
endfunction()

function(anlage_golden_test name genome golden)
  set(words -DPROGRAM=${ANLAGE_PROGRAM} -DGENOME=${CMAKE_CURRENT_SOURCE_DIR}/${genome} -DGOLDEN=${CMAKE_CURRENT_SOURCE_DIR}/${golden}
    -DPLUGINS=$<TARGET_FILE_DIR:plugin_${name}> -DWORK=${CMAKE_CURRENT_BINARY_DIR}/golden_run)
  add_test(NAME ${name}_golden COMMAND ${CMAKE_COMMAND} ${words} -P ${ANLAGE_CMAKE_DIR}/AnlageGolden.cmake)
  if(NOT TARGET golden)
    add_custom_target(golden COMMAND ${CMAKE_COMMAND} ${words} -DWRITE=ON -P ${ANLAGE_CMAKE_DIR}/AnlageGolden.cmake
      DEPENDS plugin_${name} VERBATIM)
  endif()
endfunction()
