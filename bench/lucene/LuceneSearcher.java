// Lucene with its facets, to be timed beside: EnglishAnalyzer (stop words kept, since phrases have them),
// sorted set doc values counted exactly, DrillSideways where a value of a counted field is chosen.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LuceneSearcher {
  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final String YEAR = "year";
  private static final String YEAR_NUMBER = "year_number";
  private static final String[] CHOSEN = {"director", "writer", "genre"};
  private static final String[] COUNTED = {"director", "writer", YEAR};
  private static final String BETWEEN_VALUES = "\u001f";

  // The compiler of a running Java needs so many rounds before it has made what it will make.
  private static final int WARM_UP_ROUNDS = 10;

  private LuceneSearcher() {}

  // index ARTICLES FOLDER: lines "title, directors, writers, genres, year, text" by tabs.
  // search FOLDER QUERIES ROUNDS facets|top-ten: lines "wanted, words, from, to, directors, writers, genres";
  // prints "microseconds, matches" for each: CPU time of the fastest round.
  public static void main(String[] arguments) throws IOException {
    try (Analyzer analyzer = new EnglishAnalyzer(CharArraySet.EMPTY_SET)) {
      if (arguments.length == 3 && arguments[0].equals("index")) {
        index(Path.of(arguments[1]), Path.of(arguments[2]), analyzer);
      } else if (arguments.length == 5 && arguments[0].equals("search")) {
        boolean counted = arguments[4].equals("facets");
        new Session(Path.of(arguments[1]), analyzer, counted).run(Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      } else {
        System.err.println("usage: LuceneSearcher index ARTICLES FOLDER | search FOLDER QUERIES ROUNDS facets|top-ten");
        System.exit(2);
      }
    }
  }

  private static FacetsConfig config() {
    FacetsConfig config = new FacetsConfig();
    for (String field : CHOSEN) {
      config.setMultiValued(field, true);
    }
    return config;
  }

  private static String[] values(String joined) {
    return joined.isEmpty() ? new String[0] : joined.split(BETWEEN_VALUES);
  }

  private static void index(Path articles, Path folder, Analyzer analyzer) throws IOException {
    FacetsConfig config = config();
    try (Directory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        BufferedReader reader = Files.newBufferedReader(articles, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.addDocument(config.build(document(line.split("\t", 6))));
      }
      writer.forceMerge(1);
    }
  }

  private static Document document(String[] columns) {
    Document document = new Document();
    document.add(new StoredField(TITLE, columns[0]));
    document.add(new TextField(TEXT, columns[0], Field.Store.NO));
    document.add(new TextField(TEXT, columns[5], Field.Store.NO));
    for (int field = 0; field < CHOSEN.length; ++field) {
      for (String value : values(columns[field + 1])) {
        document.add(new SortedSetDocValuesFacetField(CHOSEN[field], value));
        document.add(new TextField(TEXT, value, Field.Store.NO));
      }
    }
    if (!columns[4].isEmpty()) {
      document.add(new SortedSetDocValuesFacetField(YEAR, columns[4]));
      document.add(new IntPoint(YEAR_NUMBER, Integer.parseInt(columns[4])));
    }
    return document;
  }

  private static final class Session {
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState state;
    private final FacetsConfig config = config();
    private final QueryBuilder builder;
    private final boolean counted;

    Session(Path folder, Analyzer analyzer, boolean counted) throws IOException {
      DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
      searcher = new IndexSearcher(reader);
      // A cache of whole answers of filters would answer the second round.
      searcher.setQueryCache(null);
      state = new DefaultSortedSetDocValuesReaderState(reader);
      builder = new QueryBuilder(analyzer);
      this.counted = counted;
    }

    void run(Path queries, int rounds) throws IOException {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      List<String> lines = Files.readAllLines(queries, StandardCharsets.UTF_8);
      long[] best = new long[lines.size()];
      long[] matches = new long[lines.size()];
      for (int round = 0; round < WARM_UP_ROUNDS + rounds; ++round) {
        for (int i = 0; i < best.length; ++i) {
          String[] columns = lines.get(i).split("\t", -1);
          long begin = threads.getCurrentThreadCpuTime();
          matches[i] = ask(columns);
          long taken = threads.getCurrentThreadCpuTime() - begin;
          if (round == WARM_UP_ROUNDS || (round > WARM_UP_ROUNDS && taken < best[i])) {
            best[i] = taken;
          }
        }
      }
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      for (int i = 0; i < best.length; ++i) {
        out.printf("%d %d%n", best[i], matches[i]);
      }
      out.flush();
    }

    private Query words(String wanted, String words) {
      switch (wanted) {
        case "everything":
          return new MatchAllDocsQuery();
        case "any":
          return builder.createBooleanQuery(TEXT, words, BooleanClause.Occur.SHOULD);
        case "phrase":
          return builder.createPhraseQuery(TEXT, words);
        case "prefix":
          return new PrefixQuery(new Term(TEXT, words));
        default:
          return builder.createBooleanQuery(TEXT, words, BooleanClause.Occur.MUST);
      }
    }

    private long ask(String[] columns) throws IOException {
      Query words = words(columns[0], columns[1]);
      boolean limited = !columns[2].isEmpty();
      Query base = words;
      if (limited) {
        base =
            new BooleanQuery.Builder()
                .add(words, BooleanClause.Occur.MUST)
                .add(
                    IntPoint.newRangeQuery(YEAR_NUMBER, Integer.parseInt(columns[2]), Integer.parseInt(columns[3])),
                    BooleanClause.Occur.FILTER)
                .build();
      }
      DrillDownQuery refined = refined(base, columns);
      boolean chosen = !(columns[4] + columns[5] + columns[6]).isEmpty();
      if (!counted) {
        TopDocs found = searcher.search(chosen ? refined : base, 10);
        return titles(found) + found.totalHits.value;
      }
      long matches = chosen ? drillSideways(refined) : collect(base, COUNTED);
      if (limited) {
        collect(chosen ? refined(words, columns) : words, YEAR);
      }
      return matches;
    }

    private DrillDownQuery refined(Query base, String[] columns) {
      DrillDownQuery refined = new DrillDownQuery(config, base);
      for (int field = 0; field < CHOSEN.length; ++field) {
        for (String value : values(columns[4 + field])) {
          refined.add(CHOSEN[field], value);
        }
      }
      return refined;
    }

    private long drillSideways(DrillDownQuery refined) throws IOException {
      DrillSideways.DrillSidewaysResult result = new DrillSideways(searcher, config, state).search(refined, 10);
      titles(result.hits);
      for (String field : COUNTED) {
        result.facets.getTopChildren(10, field);
      }
      return result.hits.totalHits.value;
    }

    private long collect(Query query, String... fields) throws IOException {
      FacetsCollector collector = new FacetsCollector();
      TopDocs found = FacetsCollector.search(searcher, query, 10, collector);
      titles(found);
      Facets facets = new SortedSetDocValuesFacetCounts(state, collector);
      for (String field : fields) {
        facets.getTopChildren(10, field);
      }
      return found.totalHits.value;
    }

    // Reads the titles, as a page of hits shows them. Nothing is added to the number of matches.
    private long titles(TopDocs found) throws IOException {
      List<String> titles = new ArrayList<>();
      for (ScoreDoc hit : found.scoreDocs) {
        titles.add(searcher.doc(hit.doc).get(TITLE));
      }
      return titles.contains(null) ? -1 : 0;
    }
  }
}
