-- Requests for wrk: maps of 512 x 512 pixels in random boxes, which every server is asked for alike:
-- BASE CRS WEST SOUTH SIDE SMALLEST LARGEST SEED. The logarithm of a box's side is uniform; none leaves the map.
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(arguments)
    base = arguments[1]
    crs = arguments[2]
    west, south, side = tonumber(arguments[3]), tonumber(arguments[4]), tonumber(arguments[5])
    smallest, largest = tonumber(arguments[6]), tonumber(arguments[7])
    math.randomseed(1000 * tonumber(arguments[8]) + number)
end

function request()
    local size = smallest * (largest / smallest) ^ math.random()
    local x = west + math.random() * (side - size)
    local y = south + math.random() * (side - size)
    return wrk.format("GET", string.format(
        "%s&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS=bench:map&STYLES=&SRS=%s&FORMAT=image/png"
            .. "&WIDTH=512&HEIGHT=512&TRANSPARENT=TRUE&BBOX=%.3f,%.3f,%.3f,%.3f",
        base, crs, x, y, x + size, y + size))
end

function response(status, headers, body)
    if headers["Content-Type"] ~= "image/png" then
        print("no map: " .. status .. " " .. body:sub(1, 300))
        os.exit(1)
    end
end
