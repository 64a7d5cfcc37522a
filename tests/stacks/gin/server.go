// An application of Gin, once for each policy.
//go:debug httpmuxgo121=0
package main

import (
	"encoding/json"
	"os"
	"time"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func items(context *gin.Context) {
	context.Header("X-Handler", "ran")
	context.Header("X-Total", "2")
	context.JSON(200, gin.H{"items": []string{}})
}

type answer struct {
	Status  int
	Headers [][2]string
}

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
func byHand(context *gin.Context) {
	file, isStart := os.LookupEnv("BY_HAND")
	if !isStart {
		items(context)
		return
	}
	bytes, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var starts map[string]struct{ Preflight, Response answer }
	if err := json.Unmarshal(bytes, &starts); err != nil {
		panic(err)
	}
	start := starts[context.Param("name")]
	found := start.Response
	if context.Request.Method == "OPTIONS" {
		found = start.Preflight
	}
	for _, header := range found.Headers {
		context.Writer.Header().Add(header[0], header[1])
	}
	context.Status(found.Status)
}

func routes(router *gin.Engine) {
	for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
		router.Handle(method, "/items", items)
	}
	router.GET("/vary", func(context *gin.Context) {
		context.Header("Vary", "Accept")
		context.JSON(200, gin.H{})
	})
	router.GET("/crash", func(*gin.Context) { panic("the handler failed") })
	router.GET("/unauthorized", func(context *gin.Context) { context.JSON(401, gin.H{}) })
	router.GET("/redirect", func(context *gin.Context) { context.Redirect(302, "/items") })
	router.GET("/own", func(context *gin.Context) {
		context.Header("Access-Control-Allow-Origin", "https://hand.example")
		context.JSON(200, gin.H{})
	})
	router.OPTIONS("/options", items)
	router.Any("/hand/:name", byHand)
}

func engine() *gin.Engine {
	router := gin.New()
	router.Use(gin.RecoveryWithWriter(nil))
	return router
}

//@each
func withPOLICY() *gin.Engine {
	router := engine()
	//@cors
	routes(router)
	return router
}

//@end

func main() {
	_ = cors.Config{MaxAge: time.Second}
	gin.SetMode(gin.ReleaseMode)
	policies := map[string]func() *gin.Engine{
		//@each
		"POLICY": withPOLICY,
		//@end
	}
	panic(policies[os.Getenv("POLICY")]().Run("127.0.0.1:" + os.Getenv("PORT")))
}
