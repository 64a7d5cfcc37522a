require "json"
require "rack/cors"
#@cors

ITEMS = { "Content-Type" => "application/json", "X-Handler" => "ran", "X-Total" => "2" }.freeze
STARTS = ENV["BY_HAND"] && JSON.parse(File.read(ENV["BY_HAND"]))

# Headers written by hand: those that the file BY_HAND has for the last part of the path.
def by_hand(name, method)
  return [200, ITEMS.dup, ["{}"]] unless STARTS
  answer = STARTS[name][method == "OPTIONS" ? "preflight" : "response"]
  headers = Hash.new
  answer["headers"].each { |header, value| headers[header] = headers[header] ? "#{headers[header]}\n#{value}" : value }
  [answer["status"], headers, []]
end

run(lambda do |env|
  method, path = env.values_at("REQUEST_METHOD", "PATH_INFO")
  case path
  when "/items" then method == "OPTIONS" ? [405, {}, []] : [200, ITEMS.dup, ["{}"]]
  when "/options" then [200, ITEMS.dup, ["{}"]]
  when "/vary" then [200, { "Vary" => "Accept" }, ["{}"]]
  when "/crash" then raise "the handler failed"
  when "/unauthorized" then [401, {}, ["{}"]]
  when "/redirect" then [302, { "Location" => "/items" }, []]
  when "/own" then [200, { "Access-Control-Allow-Origin" => "https://hand.example" }, ["{}"]]
  when %r{^/hand/(.*)$} then by_hand(Regexp.last_match(1), method)
  else [404, {}, []]
  end
end)
