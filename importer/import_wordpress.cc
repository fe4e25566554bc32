#include "importer/import_wordpress.hh"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "catalogue/error.hh"
#include "importer/export_file.hh"
#include "importer/output_folder.hh"
#include "importer/wordpress/export_text.hh"
#include "importer/wordpress/item.hh"
#include "importer/wordpress/post.hh"
#include "importer/wordpress/xml_slices.hh"
#include "indexer/article/clean_text.hh"

namespace rosebud::importer {
namespace {

using indexer::Severity;

constexpr std::array<std::string_view, 4> wanted_elements{"author", "item", "wxr_version", "base_blog_url"};

struct Export {
  std::filesystem::path path;
  std::string text;
};

struct FoundItem {
  const Export* source = nullptr;
  std::string_view xml;
  std::size_t line = 0;
  bool complete = true;
};

// What a broken item is called, as far as that can be told.
std::string title_in(std::string_view xml) {
  constexpr std::string_view opening = "<title>";
  const auto begin = xml.find(opening);
  if (begin == std::string_view::npos) return {};
  std::string_view title = xml.substr(begin + opening.size());
  title = title.substr(0, title.find("</title>"));
  if (title.starts_with("<![CDATA[")) title = title.substr(9, title.find("]]>") - 9);
  constexpr std::size_t longest = 80;
  return title.size() > longest ? std::string() : fmt::format(" (\"{}\")", indexer::collapsed(title));
}

class Importer {
 public:
  explicit Importer(const WordpressImport& import) : import_(import) {}

  ImportReport run() {
    for (const std::filesystem::path& path : import_.exports) {
      exports_.push_back({path, wordpress_text(path, read_export(path))});
    }
    for (const Export& source : exports_) survey(source);
    if (items_.empty()) {
      report_.problems.push_back({exports_.front().path.string(), 0, "the export holds no posts",
                                  "In WordPress, go to Tools, Export, and choose All content.",
                                  Severity::failure});
    } else {
      convert_all();
    }
    return std::move(report_);
  }

 private:
  void report(const FoundItem& item, std::size_t line, std::string message, std::string hint,
              Severity severity) {
    report_.problems.push_back(
        {item.source->path.string(), line, std::move(message), std::move(hint), severity});
  }

  void convert_all() {
    OutputFolder folder(import_.folder, import_.force);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (import_.stop.stop_requested()) {
        throw Error("stopped; what was written stays", "Run it again to go on: files that are there stay.",
                    ExitStatus::interrupted);
      }
      convert(items_[i], folder);
      import_.progress(i + 1, items_.size());
    }
  }

  // Finds the items of a file, and reads of it what posts refer to.
  void survey(const Export& source) {
    XmlSlices slices(source.text, wanted_elements);
    std::size_t line = 1;
    std::size_t counted_to = 0;
    bool is_wordpress = false;
    bool complete = true;
    while (const auto slice = slices.next()) {
      line += static_cast<std::size_t>(std::ranges::count(
          std::string_view(source.text).substr(counted_to, slice->offset - counted_to), '\n'));
      counted_to = slice->offset;
      if (slice->name == "author") {
        survey_author(slice->text);
      } else if (slice->name == "item") {
        items_.push_back({&source, slice->text, line, slice->complete});
        complete = slice->complete;
        is_wordpress = survey_item(items_.back()) || is_wordpress;
      } else {
        is_wordpress = true;
      }
    }
    if (!is_wordpress) refuse_other_xml(source.path, slices.root());
    if (!slices.root_ends() && complete) {
      report_.problems.push_back(
          {source.path.string(), 0, "the export ends before its end: posts may be missing",
           "Export again; if it breaks off again, export a few years at a time.", Severity::failure});
    }
  }

  void survey_author(std::string_view xml) {
    try {
      WordpressAuthor author = read_author(without_faults(xml).text);
      if (!author.login.empty() && !author.name.empty()) site_.authors[author.login] = std::move(author.name);
    } catch (const XmlFault&) {
      // Its posts then name the login, which is no reason to stop.
      return;
    }
  }

  // True if the item is one of WordPress's.
  bool survey_item(const FoundItem& found) {
    if (!found.complete) return found.xml.find("post_id>") != std::string_view::npos;
    try {
      WordpressItem item = read_item(without_faults(found.xml).text);
      if (item.type == "attachment") {
        add_picture(item);
      } else if (item.type == "wp_block") {
        site_.media.blocks[item.id] = std::move(item.content);
      }
      return item.is_wordpress;
    } catch (const XmlFault&) {
      return found.xml.find("post_type>") != std::string_view::npos;
    }
  }

  void add_picture(const WordpressItem& item) {
    if (item.attachment.empty()) return;
    const auto alternative = std::ranges::find(item.meta, "_wp_attachment_image_alt", &WordpressMeta::key);
    site_.media.pictures[item.id] = {
        item.attachment, alternative == item.meta.end() ? std::string() : alternative->value, item.excerpt};
    if (item.parent != 0) site_.media.attachments[item.parent].push_back(item.id);
  }

  void convert(const FoundItem& found, OutputFolder& folder) {
    if (!found.complete) {
      report(found, found.line, "the post has no end" + title_in(found.xml),
             "The export may be cut short: export again, or mend the file.", Severity::failure);
      return;
    }
    const MendedText mended = without_faults(found.xml);
    report_faults(found, mended);
    try {
      const WordpressItem item = read_item(mended.text);
      ConvertedPost post = convert_post(item, site_, {import_.pages});
      if (!post.left_out.empty()) {
        ++report_.left_out[post.left_out];
        return;
      }
      for (std::string& warning : post.warnings) {
        report(found, found.line, std::move(warning), "It is left out of the front matter.",
               Severity::warning);
      }
      folder.write(post.article, report_);
    } catch (const XmlFault& fault) {
      report(found, found.line + fault.line - 1,
             "the post is not well-formed XML: " + fault.message + title_in(found.xml),
             "Mend the line in the file; the other posts are imported all the same.", Severity::failure);
    }
  }

  void report_faults(const FoundItem& found, const MendedText& mended) {
    if (mended.control_characters > 0) {
      report(found, found.line,
             fmt::format("the post holds {} control characters, which XML forbids; they are left out",
                         mended.control_characters),
             "", Severity::warning);
    }
    if (mended.stray_bytes > 0) {
      report(found, found.line,
             fmt::format("the post holds {} bytes that are not UTF-8; they are read as Windows-1252",
                         mended.stray_bytes),
             "Look whether its letters came out right.", Severity::warning);
    }
  }

  const WordpressImport& import_;
  std::vector<Export> exports_;
  std::vector<FoundItem> items_;
  WordpressSite site_;
  ImportReport report_;
};

}  // namespace

ImportReport import_wordpress(const WordpressImport& import) {
  const auto begin = std::chrono::steady_clock::now();
  ImportReport report = Importer(import).run();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return report;
}

}  // namespace rosebud::importer
