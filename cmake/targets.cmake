# One library target per folder. Warnings are always on; they are errors by preset only, so that a newer compiler
# never stops a user's build.

add_library(rosebud_options INTERFACE)
target_compile_features(rosebud_options INTERFACE cxx_std_20)
target_include_directories(rosebud_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(
  rosebud_options
  INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            -Wold-style-cast
            -Wcast-align
            -Wcast-qual
            -Wunused
            -Wdouble-promotion
            -Wformat=2
            -Wimplicit-fallthrough
            -Wextra-semi>
            $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond
            -Wlogical-op
            -Wsuggest-override>)
# Xapian moves its handles only when asked to; without it every Document and Query is a reference-count bump.
target_compile_definitions(rosebud_options INTERFACE XAPIAN_MOVE_SEMANTICS)

# rosebud_library(<name> SOURCES ... [LINKS ...] [PRIVATE_LINKS ...])
function(rosebud_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(rosebud_${name} STATIC ${ARG_SOURCES})
  add_library(rosebud::${name} ALIAS rosebud_${name})
  target_link_libraries(rosebud_${name} PUBLIC ${ARG_LINKS} PRIVATE rosebud_options ${ARG_PRIVATE_LINKS})
endfunction()
