//go:build !gles && !arm && !arm64 && !wasm && !test_web_driver

package glfw

import "github.com/go-gl/gl/v2.1/gl"

// renderer is what OpenGL calls itself in the current context; "" where it does not say.
func renderer() string {
	if gl.Init() != nil {
		return ""
	}
	if name := gl.GetString(gl.RENDERER); name != nil {
		return gl.GoStr(name)
	}
	return ""
}
