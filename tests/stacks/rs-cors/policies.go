// policy: one
handler = cors.New(cors.Options{
	AllowedOrigins:   []string{"https://app.example"},
	AllowedMethods:   []string{"GET", "POST", "PUT", "DELETE"},
	AllowedHeaders:   []string{"content-type", "x-a"},
	ExposedHeaders:   []string{"x-total"},
	AllowCredentials: true,
	MaxAge:           600,
}).Handler(mux)
// policy: subdomains
handler = cors.New(cors.Options{
	AllowedOrigins:   []string{"https://*.app.example"},
	AllowedMethods:   []string{"GET", "POST", "PUT", "DELETE"},
	AllowedHeaders:   []string{"content-type", "x-a"},
	AllowCredentials: true,
}).Handler(mux)
// policy: public
handler = cors.Default().Handler(mux)
// policy: any
handler = cors.New(cors.Options{
	AllowedOrigins:   []string{"*"},
	AllowedMethods:   []string{"GET", "POST", "PUT", "DELETE"},
	AllowedHeaders:   []string{"*"},
	AllowCredentials: true,
}).Handler(mux)
