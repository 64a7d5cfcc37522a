// policy: one
router.Use(cors.New(cors.Config{
	AllowOrigins:     []string{"https://app.example"},
	AllowMethods:     []string{"GET", "POST", "PUT", "DELETE"},
	AllowHeaders:     []string{"content-type", "x-a"},
	ExposeHeaders:    []string{"x-total"},
	AllowCredentials: true,
	MaxAge:           600 * time.Second,
}))
// policy: subdomains
router.Use(cors.New(cors.Config{
	AllowOrigins:     []string{"https://*.app.example"},
	AllowWildcard:    true,
	AllowMethods:     []string{"GET", "POST", "PUT", "DELETE"},
	AllowHeaders:     []string{"content-type", "x-a"},
	AllowCredentials: true,
}))
// policy: public
router.Use(cors.Default())
// policy: any
router.Use(cors.New(cors.Config{
	AllowAllOrigins:  true,
	AllowMethods:     []string{"GET", "POST", "PUT", "DELETE"},
	AllowHeaders:     []string{"content-type", "x-a"},
	AllowCredentials: true,
}))
