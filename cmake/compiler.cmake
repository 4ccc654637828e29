# The toolchain: which compilers may build Legwork, and the warnings it is built with.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# GCC before 14 silently miscompiles ordinary coroutine code: a `co_return` behind `if (co_await f())` is
# dropped and a brace-built argument of an awaited call is destroyed twice. Better no program than that one.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles C++ coroutines. Use clang 19 or later: "
    "./dev setup installs it, and the presets in CMakePresets.json choose it.")
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "Clang ${CMAKE_CXX_COMPILER_VERSION} is too old for this C++23: use clang 19 or later.")
endif()

find_program(LEGWORK_CCACHE ccache)
if(LEGWORK_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${LEGWORK_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LEGWORK_CCACHE})
endif()

add_compile_options(-g1 -fno-omit-frame-pointer)
add_link_options(-fuse-ld=lld-19)

set(LEGWORK_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined or thread")
if(LEGWORK_SANITIZE)
  add_compile_options(-fsanitize=${LEGWORK_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LEGWORK_SANITIZE})
endif()

option(LEGWORK_WERROR "Treat warnings as errors" ON)

# Gives one of our own targets the house's warnings and include root.
function(legwork_target name)
  target_compile_options(${name} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wswitch-enum
    -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wno-missing-designated-field-initializers
    $<$<BOOL:${LEGWORK_WERROR}>:-Werror>)
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
endfunction()
