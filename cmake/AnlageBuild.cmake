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

# anlage_test_base(NAME HEADERS … LINK …): what test programs share: their compiled main and their precompiled headers.
function(anlage_test_base name)
  cmake_parse_arguments(arg "" "" "HEADERS;LINK" ${ARGN})
  add_library(${name} OBJECT ${CMAKE_SOURCE_DIR}/tests/unit/main.cpp ${CMAKE_SOURCE_DIR}/tests/unit/precompiled.cpp)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR}/framework)
  target_link_libraries(${name} PRIVATE ${arg_LINK} Boost::unit_test_framework)
  target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK)
  # Precompiled headers serve only what is compiled with the same flags: those of a program, not of a library.
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(${name} PRIVATE -fPIE ${ANLAGE_TEST_OPTIONS})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
  # Boost.Test makes its main when its header is first read.
  set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/unit/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# Compiling the assertions costs more than running them.
set(ANLAGE_TEST_OPTIONS $<$<CONFIG:RelWithDebInfo>:-O1>)

# anlage_unit_test(NAME SOURCES a_test.cpp … LINK anlage_base …): one Boost.Test program, one CTest entry.
function(anlage_unit_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  if("anlage_sdk" IN_LIST arg_LINK)
    set(base anlage_plugin_test_base)
  elseif("anlage_test_support" IN_LIST arg_LINK)
    set(base anlage_life_test_base)
  else()
    set(base anlage_test_base)
  endif()
  add_executable(${name} $<TARGET_OBJECTS:${base}> ${arg_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${arg_LINK} Boost::unit_test_framework)
  target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK)
  target_compile_options(${name} PRIVATE ${ANLAGE_TEST_OPTIONS})
  target_precompile_headers(${name} REUSE_FROM ${base})
  add_test(NAME ${name} COMMAND ${name} --color_output=no)
endfunction()
