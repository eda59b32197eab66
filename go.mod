module leeway

go 1.26
