// An application of net/http, once for each policy.
//go:debug httpmuxgo121=0
package main

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"

	"github.com/rs/cors"
)

func items(response http.ResponseWriter, _ *http.Request) {
	response.Header().Set("X-Handler", "ran")
	response.Header().Set("X-Total", "2")
	response.Header().Set("Content-Type", "application/json")
	response.Write([]byte(`{"items":[]}`))
}

type answer struct {
	Status  int
	Headers [][2]string
}

// Headers written by hand: those that the file BY_HAND has for the last part of the path.
func byHand(response http.ResponseWriter, request *http.Request) {
	file, isStart := os.LookupEnv("BY_HAND")
	if !isStart {
		items(response, request)
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
	start := starts[strings.TrimPrefix(request.URL.Path, "/hand/")]
	found := start.Response
	if request.Method == "OPTIONS" {
		found = start.Preflight
	}
	for _, header := range found.Headers {
		response.Header().Add(header[0], header[1])
	}
	response.WriteHeader(found.Status)
}

func application() *http.ServeMux {
	mux := http.NewServeMux()
	for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
		mux.HandleFunc(method+" /items", items)
	}
	mux.HandleFunc("GET /vary", func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Vary", "Accept")
	})
	mux.HandleFunc("GET /crash", func(response http.ResponseWriter, _ *http.Request) {
		http.Error(response, "the handler failed", 500)
	})
	mux.HandleFunc("GET /unauthorized", func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(401)
	})
	mux.HandleFunc("GET /redirect", func(response http.ResponseWriter, request *http.Request) {
		http.Redirect(response, request, "/items", 302)
	})
	mux.HandleFunc("GET /own", func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Access-Control-Allow-Origin", "https://hand.example")
	})
	mux.HandleFunc("/options", items)
	mux.HandleFunc("/hand/", byHand)
	return mux
}

//@each
func withPOLICY() http.Handler {
	mux := application()
	var handler http.Handler = mux
	//@cors
	return handler
}

//@end

func main() {
	_ = cors.Options{}
	policies := map[string]func() http.Handler{
		//@each
		"POLICY": withPOLICY,
		//@end
	}
	panic(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), policies[os.Getenv("POLICY")]()))
}
