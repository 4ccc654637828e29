# Every library is a Debian package; README.md says why each is here.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(PSL REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(IDN2 REQUIRED IMPORTED_TARGET libidn2)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
# `./dev setup` unpacks the headers, and says why.
find_path(PHONENUMBER_HEADERS phonenumbers/phonenumberutil.h
  HINTS ${CMAKE_SOURCE_DIR}/build/libphonenumber-dev/usr/include REQUIRED)
find_library(PHONENUMBER_LIBRARY NAMES libphonenumber.so.8 REQUIRED)
add_library(phonenumber INTERFACE)
target_include_directories(phonenumber SYSTEM INTERFACE ${PHONENUMBER_HEADERS})
target_link_libraries(phonenumber INTERFACE ${PHONENUMBER_LIBRARY})
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)
find_package(OpenSSL REQUIRED)
find_package(mimalloc 2.0 REQUIRED)

# The memory allocator of the programs that run the simulator: it takes 14 % off the time of a seed (ADR 0018).
# Sanitizers, which fuzzing uses too, bring their own.
add_library(allocator INTERFACE)
if(NOT LEGWORK_SANITIZE AND NOT LEGWORK_FUZZ)
  target_link_libraries(allocator INTERFACE mimalloc)
endif()
