#include "server/page/facets.hh"

#include <algorithm>

#include <fmt/format.h>

#include "catalogue/field.hh"
#include "catalogue/value_key.hh"
#include "server/page/histogram.hh"
#include "server/page/refine.hh"
#include "server/page/words.hh"
#include "server/url/url_state.hh"

namespace rosebud::server {
namespace {

struct View {
  const SearchRequest& request;
  const SearchResults& results;
  const Links& links;

  const Field& row(FieldId id) const { return links.fields().field(id); }
  bool is_number(FieldId id) const { return row(id).kind == FieldKind::number; }
};

// How many values "Show more" lists, and then "Show more" again.
const std::size_t short_list = FacetRequest{}.limit;
constexpr std::size_t long_list = 100;
constexpr std::size_t whole_list = 500;

// A thin bar, to be compared at a glance with those above and below it.
SafeHtml share_bar(std::size_t count, std::size_t most) {
  const std::size_t width = most == 0 ? 0 : std::max<std::size_t>(count * 100 / most, count == 0 ? 0 : 1);
  return html(R"(<svg class="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">)"
              R"(<rect width="{}" height="1"/></svg>)",
              width);
}

SafeHtml value_item(const View& view, const Facet& facet, const FacetValue& value, std::size_t most) {
  const std::string url = view.links.search(toggled(view.request, view.row(facet.field), value));
  const SafeHtml state = value.excluded ? html(R"( class="excluded" aria-label="{}, {}, left out")",
                                               value.label, grouped(value.count))
                         : value.chosen ? html(R"( class="chosen" aria-current="true")")
                                        : SafeHtml();
  return html(
      "<li><a href=\"{}\" rel=\"nofollow\"{}><span class=\"tick\" aria-hidden=\"true\"></span>"
      "<bdi class=\"label\">{}</bdi> <span class=\"count\">{}</span>{}</a></li>\n",
      url, state, value.label.empty() ? value.key : value.label, grouped(value.count),
      share_bar(value.count, most));
}

SafeHtml more_link(const View& view, const Facet& facet) {
  const auto asked = std::ranges::find(view.request.facets, facet.field, &FacetRequest::field);
  if (asked == view.request.facets.end()) return {};
  const std::size_t limit = asked->limit;
  const auto link = [&](std::size_t next, std::string_view words) {
    const std::string url = view.links.search(with_facet_limit(view.request, facet.field, next));
    return html("<p class=\"more\"><a href=\"{}\" rel=\"nofollow\">{}</a></p>\n", url, words);
  };
  if (facet.distinct > limit && limit < whole_list) {
    return link(limit < long_list ? long_list : whole_list,
                fmt::format("More of {}", grouped(facet.distinct)));
  }
  return limit > short_list ? link(short_list, "Fewer") : SafeHtml();
}

SafeHtml value_list(const View& view, const Facet& facet) {
  std::size_t most = 0;
  for (const FacetValue& value : facet.values) most = std::max(most, value.count);
  SafeHtml items;
  for (const FacetValue& value : facet.values) items += value_item(view, facet, value, most);
  return html("<ul class=\"values\">\n{}</ul>\n{}", items, more_link(view, facet));
}

// A place to type a number or a range, for what no bar offers.
SafeHtml range_form(const View& view, FieldId id) {
  SafeHtml inputs;
  for (const Parameter& parameter : view.links.parameters(on_page(view.request, 1))) {
    inputs += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", parameter.name, parameter.value);
  }
  const std::string_view name = view.row(id).name;
  const std::string_view example = id == FieldId::year ? "1990..1999" : "90..120";
  return html(
      "<form class=\"range\" method=\"get\" action=\"{0}\">\n{1}"
      "<label for=\"range-{2}\">A {2} or a range</label>\n"
      "<input id=\"range-{2}\" name=\"{2}\" inputmode=\"text\" placeholder=\"{3}\" size=\"11\" "
      "autocomplete=\"off\">\n<button type=\"submit\">Add</button>\n</form>\n",
      view.links.root(), inputs, name, example);
}

SafeHtml facet_section(const View& view, const Facet& facet) {
  if (facet.values.empty()) return {};
  const bool chart = view.is_number(facet.field);
  const SafeHtml content = chart ? histogram(facet, view.request, view.links) : value_list(view, facet);
  if (content.empty()) return {};
  const std::string_view name = view.row(facet.field).name;
  return html("<section aria-labelledby=\"facet-{0}\">\n<h2 id=\"facet-{0}\">{1}</h2>\n{2}{3}</section>\n",
              name, view.links.fields().label(facet.field), content,
              chart ? range_form(view, facet.field) : SafeHtml());
}

// As the archive writes it, where the answer tells; else as it was typed.
std::string label_of(const View& view, FieldId id, const std::string& typed) {
  const auto facet = std::ranges::find(view.results.facets, id, &Facet::field);
  if (facet == view.results.facets.end()) return typed;
  const auto value = std::ranges::find(facet->values, value_key(view.row(id).kind, typed), &FacetValue::key);
  return value == facet->values.end() || value->label.empty() ? typed : value->label;
}

SafeHtml chip(const std::string& heading, std::string_view label, const std::string& url) {
  return html(
      "<li><a href=\"{}\" rel=\"nofollow\" aria-label=\"Remove {}: {}\"><span class=\"field\">{}</span> "
      "<bdi>{}</bdi> <span class=\"cross\" aria-hidden=\"true\">×</span></a></li>\n",
      url, heading, label, heading, label);
}

SafeHtml excluded_chips(const View& view) {
  const auto heading = [&](FieldId id) { return fmt::format("Not {}", view.links.fields().label(id)); };
  SafeHtml chips;
  for (const auto& [id, values] : view.request.excluded) {
    for (const std::string& typed : values) {
      chips += chip(heading(id), label_of(view, id, typed),
                    view.links.search(without_exclusion(view.request, id, typed)));
    }
  }
  for (const auto& [id, ranges] : view.request.excluded_ranges) {
    for (const NumberRange& range : ranges) {
      chips += chip(heading(id), range_words(range),
                    view.links.search(without_exclusion(view.request, id, range)));
    }
  }
  return chips;
}

}  // namespace

SafeHtml facet_panel(const SearchRequest& request, const SearchResults& results, const Links& links) {
  const View view{request, results, links};
  // Charts stand above the lists, which may be long.
  SafeHtml sections;
  for (const bool charts : {true, false}) {
    for (const Facet& facet : results.facets) {
      if (view.is_number(facet.field) == charts) sections += facet_section(view, facet);
    }
  }
  if (sections.empty()) return {};
  return html("<nav class=\"facets\" id=\"refine\" aria-label=\"Refine\">\n{}</nav>\n", sections);
}

SafeHtml chosen_values(const SearchRequest& request, const SearchResults& results, const Links& links) {
  const View view{request, results, links};
  SafeHtml chips;
  for (const auto& [id, values] : request.chosen) {
    for (const std::string& typed : values) {
      chips += chip(links.fields().label(id), label_of(view, id, typed),
                    links.search(without(request, id, typed)));
    }
  }
  for (const auto& [id, ranges] : request.ranges) {
    for (const NumberRange& range : ranges) {
      chips += chip(links.fields().label(id), range_words(range), links.search(without(request, id, range)));
    }
  }
  chips += excluded_chips(view);
  if (chips.empty()) return {};
  return html(
      "<ul class=\"chosen-values\" aria-label=\"Chosen\">\n{}<li><a class=\"clear\" href=\"{}\" "
      "rel=\"nofollow\">Clear all</a></li>\n</ul>\n",
      chips, links.search(without_refinements(request)));
}

}  // namespace rosebud::server
