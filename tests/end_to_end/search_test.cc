#include "support/catch.hh"
#include "support/program.hh"
#include "support/temp_archive.hh"

using namespace rosebud::testing;
using Catch::Matchers::Contains;

TEST_CASE("placeholder", "[.]") {}
