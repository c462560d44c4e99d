namespace CoDesign.Machine.Interconnect;

/// <summary>Finds routes: the fewest links from zone to zone, with the local buses at both ends.</summary>
/// <param name="links">The links of the chip, in the order of its description.</param>
internal sealed class Router(IReadOnlyList<Link> links)
{
    private readonly Dictionary<(string From, string To), Route?> _routes = [];

    /// <summary>The route between two zones; null if no links join them.</summary>
    public Route? Find(string from, string to)
    {
        if (!_routes.TryGetValue((from, to), out Route? route))
        {
            route = Search(from, to);
            _routes.Add((from, to), route);
        }

        return route;
    }


    private Route? Search(string from, string to)
    {
        // Breadth first; of several links the first in the description wins, so the route is the same every time.
        var queue = new Queue<string>([from]);
        var cameBy = new Dictionary<string, (string Zone, Link Link)?> { [from] = null };
        while (queue.TryDequeue(out string? zone) && zone != to)
        {
            foreach (Link link in links)
            {
                string? next = Other(link, zone);
                if (next is not null && cameBy.TryAdd(next, (zone, link)))
                {
                    queue.Enqueue(next);
                }
            }
        }

        if (!cameBy.ContainsKey(to))
        {
            return null;
        }

        var hops = new List<(Link, bool)>();
        string at = to;
        while (cameBy[at] is (string Zone, Link Link) step)
        {
            hops.Insert(0, (step.Link, step.Link.Description.From.Id == step.Zone));
            at = step.Zone;
        }

        AddLocalBus(from, hops, atStart: true);
        if (from != to)
        {
            AddLocalBus(to, hops, atStart: false);
        }

        return new Route(hops);
    }

    private void AddLocalBus(string zone, List<(Link, bool)> hops, bool atStart)
    {
        Link? bus = links.FirstOrDefault(l => l.Description.From.Id == zone && l.Description.To.Id == zone);
        if (bus is not null)
        {
            hops.Insert(atStart ? 0 : hops.Count, (bus, true));
        }
    }

    private static string? Other(Link link, string zone)
    {
        (string from, string to) = (link.Description.From.Id, link.Description.To.Id);
        return from == to ? null : from == zone ? to : to == zone ? from : null;
    }
}
