#include "cli/run.hh"
namespace rosebud::cli {
ExitStatus run_serve(const Arguments&) { throw Error("soon"); }
}
