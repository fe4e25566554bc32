// What Lucene does by itself, to measure against: EnglishAnalyzer, BM25Similarity as they come, any of the
// words of a query. Prints a run in TREC's form.
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

public final class LuceneRanker {
  private static final String ID = "id";
  private static final String TEXT = "text";

  private LuceneRanker() {}

  // Arguments: a file of lines "id<TAB>title<TAB>text", one of lines "id<TAB>query", hits per query.
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: LuceneRanker DOCUMENTS QUERIES DEPTH");
      System.exit(2);
    }
    try (Analyzer analyzer = new EnglishAnalyzer();
        Directory directory = new ByteBuffersDirectory()) {
      index(Path.of(arguments[0]), analyzer, directory);
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
        rank(Path.of(arguments[1]), Integer.parseInt(arguments[2]), new QueryBuilder(analyzer), searcher);
      }
    }
  }

  private static void index(Path documents, Analyzer analyzer, Directory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(new BM25Similarity());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String line : Files.readAllLines(documents, StandardCharsets.UTF_8)) {
        String[] columns = line.split("\t", 3);
        Document document = new Document();
        document.add(new StringField(ID, columns[0], Field.Store.YES));
        document.add(new TextField(TEXT, columns[1] + "\n" + columns[2], Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void rank(Path queries, int depth, QueryBuilder builder, IndexSearcher searcher)
      throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<String> lines = Files.readAllLines(queries, StandardCharsets.UTF_8);
    for (String line : lines) {
      String[] columns = line.split("\t", 2);
      // Built from the words, not parsed: no sign of the text is syntax. Null when there is no word.
      Query query = builder.createBooleanQuery(TEXT, columns[1], BooleanClause.Occur.SHOULD);
      if (query == null) continue;
      int rank = 0;
      for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
        String id = searcher.doc(hit.doc).get(ID);
        out.printf("%s Q0 %s %d %f lucene%n", columns[0], id, ++rank, hit.score);
      }
    }
    out.flush();
  }
}
