# SPDX-License-Identifier: Apache-2.0
# Settings shared by all targets, and the two functions that make a module of the framework and a unit test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/static)
set(ANLAGE_PLUGIN_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/anlage/plugins)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()

# One rounding per operation on every machine: the same bits with and without fused multiply-add.
add_compile_options(-Wall -Wextra -ffp-contract=off $<$<BOOL:${ANLAGE_WERROR}>:-Werror>)
# GCC 12 sees overlaps in std::string that are not there (its bug 105651), and with -O3 uninitialised members of std::regex and
# std::optional.
add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
add_compile_options($<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>)
if(ANLAGE_SANITIZE)
  add_compile_options(-fsanitize=${ANLAGE_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ANLAGE_SANITIZE})
endif()
if(ANLAGE_SANITIZE MATCHES "address|undefined")
  # A finding ends the program, so that its test fails.
  add_compile_options(-fno-sanitize-recover=all)
  # GCC 12 takes members of std::regex for uninitialised as soon as checks stand between their writes and reads.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

# anlage_module(NAME SOURCES a.cpp … BELOW base … PRIVATE Boost::headers …)
# A floor of the framework: static, position independent, sees only the modules it names.
function(anlage_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;BELOW;PRIVATE" ${ARGN})
  add_library(anlage_${name} STATIC ${arg_SOURCES})
  target_include_directories(anlage_${name} PUBLIC ${CMAKE_SOURCE_DIR}/framework)
  foreach(module IN LISTS arg_BELOW)
    target_link_libraries(anlage_${name} PUBLIC anlage_${module})
  endforeach()
  target_link_libraries(anlage_${name} PRIVATE ${arg_PRIVATE})
endfunction()

# anlage_unit_test(NAME SOURCES a_test.cpp … LINK anlage_base …): one Boost.Test program, one CTest entry.
function(anlage_unit_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  # The same for all, and so compiled once.
  if(NOT TARGET anlage_test_main)
    add_library(anlage_test_main OBJECT ${CMAKE_SOURCE_DIR}/tests/unit/main.cpp)
    target_link_libraries(anlage_test_main PRIVATE Boost::unit_test_framework)
    target_compile_definitions(anlage_test_main PRIVATE BOOST_TEST_DYN_LINK)
  endif()
  add_executable(${name} $<TARGET_OBJECTS:anlage_test_main> ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${arg_LINK} Boost::unit_test_framework)
  target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK)
  target_precompile_headers(${name} PRIVATE <boost/test/unit_test.hpp> <string> <vector>)
  add_test(NAME ${name} COMMAND ${name} --color_output=no)
endfunction()
