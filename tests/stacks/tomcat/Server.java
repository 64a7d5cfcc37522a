import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.json.JSONParser;

/** An embedded Tomcat with the web.xml of the folder that it is given. */
public class Server {
  public static void main(String[] arguments) throws Exception {
    var tomcat = new Tomcat();
    tomcat.setSilent(true);
    tomcat.setBaseDir(arguments[0]);
    var connector = new org.apache.catalina.connector.Connector();
    connector.setProperty("address", "127.0.0.1");
    connector.setPort(Integer.parseInt(System.getenv("PORT")));
    tomcat.setConnector(connector);
    var context = tomcat.addWebapp("", arguments[0]);
    context.setJarScanner(new org.apache.tomcat.util.scan.StandardJarScanner() {
      @Override
      public void scan(org.apache.tomcat.JarScanType type, jakarta.servlet.ServletContext scanned,
          org.apache.tomcat.JarScannerCallback callback) {}
    });
    Tomcat.addServlet(context, "application", new Application());
    context.addServletMappingDecoded("/*", "application");
    tomcat.start();
    tomcat.getServer().await();
  }

  static class Application extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
      var isPreflight = request.getMethod().equals("OPTIONS");
      var path = request.getRequestURI();
      if (path.startsWith("/hand/")) {
        byHand(path.substring("/hand/".length()), isPreflight, response);
        return;
      }
      switch (path) {
        case "/items" -> items(isPreflight ? 405 : 200, response);
        case "/options" -> items(200, response);
        case "/vary" -> response.addHeader("Vary", "Accept");
        case "/crash" -> throw new IllegalStateException("the handler failed");
        case "/unauthorized" -> response.setStatus(401);
        case "/redirect" -> response.sendRedirect("/items");
        case "/own" -> response.setHeader("Access-Control-Allow-Origin", "https://hand.example");
        default -> response.sendError(404);
      }
    }

    private void items(int status, HttpServletResponse response) throws IOException {
      response.setStatus(status);
      if (status != 200) return;
      response.setHeader("X-Handler", "ran");
      response.setHeader("X-Total", "2");
      response.getWriter().print("{}");
    }

    /** Headers written by hand: those that the file BY_HAND has for the last part of the path. */
    private void byHand(String name, boolean isPreflight, HttpServletResponse response) throws IOException {
      var file = System.getenv("BY_HAND");
      if (file == null) {
        items(200, response);
        return;
      }
      try {
        var starts = new JSONParser(Files.readString(Path.of(file))).parseObject();
        var start = (Map<?, ?>) starts.get(name);
        var answer = (Map<?, ?>) start.get(isPreflight ? "preflight" : "response");
        response.setStatus(((Number) answer.get("status")).intValue());
        for (var header : (List<?>) answer.get("headers")) {
          var pair = (List<?>) header;
          response.addHeader((String) pair.get(0), (String) pair.get(1));
        }
      } catch (org.apache.tomcat.util.json.ParseException error) {
        throw new IOException(error);
      }
    }
  }
}
