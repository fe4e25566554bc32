# Everything Rosebud links, found once. script/install-dependencies names the Debian packages.

find_package(PkgConfig REQUIRED)

# Boost describes itself; CMake's own description of it is going away. BOOST_ROOT is looked into either way.
foreach(policy CMP0144 CMP0167)
  if(POLICY ${policy})
    cmake_policy(SET ${policy} NEW)
  endif()
endforeach()

# Boost 1.81 is the first with a Boost.JSON and a Beast that g++ 12 compiles cleanly as C++20.
find_package(Boost 1.81 REQUIRED COMPONENTS program_options json)
find_package(Threads REQUIRED)

# Xapian's own CMake file defines variables and no target; pkg-config gives one.
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(fmt REQUIRED IMPORTED_TARGET fmt)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
# cmark's CMake file also asks for the cmark program, which nothing here needs.
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)

# libstemmer (Snowball) ships neither a CMake nor a pkg-config file.
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(rosebud_stemmer INTERFACE)
target_include_directories(rosebud_stemmer SYSTEM INTERFACE ${STEMMER_INCLUDE_DIR})
target_link_libraries(rosebud_stemmer INTERFACE ${STEMMER_LIBRARY})
