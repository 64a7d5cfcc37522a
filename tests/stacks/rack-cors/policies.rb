# policy: one
use Rack::Cors do
  allow do
    origins "https://app.example"
    resource "*",
      methods: [:get, :post, :put, :delete],
      headers: ["content-type", "x-a"],
      expose: ["x-total"],
      credentials: true,
      max_age: 600
  end
end
# policy: subdomains
use Rack::Cors do
  allow do
    origins(/\Ahttps:\/\/.*\.app\.example\z/)
    resource "*",
      methods: [:get, :post, :put, :delete],
      headers: ["content-type", "x-a"],
      credentials: true
  end
end
# policy: public
use Rack::Cors do
  allow do
    origins "*"
    resource "*", headers: :any, methods: [:get]
  end
end
