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

# Headers that most sources of a target include, compiled once for it. A source includes what it uses all the same; this
# changes nothing but the time a build takes.
function(legwork_precompile name)
  target_precompile_headers(${name} PRIVATE ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(${name} PRIVATE -Xclang -fno-pch-timestamp) # else the compiler's cache never hits
  endif()
endfunction()

# The model, which every part of the program speaks of.
set(legwork_model_headers
  <core/model/inputs.hpp> <core/model/state.hpp> <core/base/text.hpp>)
# And what is built of coroutines, HTTP and JSON.
set(legwork_network_headers
  ${legwork_model_headers} <core/model/customer_field.hpp> <boost/asio/any_io_executor.hpp> <boost/asio/as_tuple.hpp>
  <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/io_context.hpp> <boost/asio/ip/tcp.hpp>
  <boost/asio/posix/stream_descriptor.hpp> <boost/asio/steady_timer.hpp> <boost/asio/use_awaitable.hpp>
  <boost/beast/http/buffer_body.hpp> <boost/beast/http/parser.hpp> <boost/beast/http/string_body.hpp> <nlohmann/json.hpp>)
