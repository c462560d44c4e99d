namespace CoDesign.Description.Yaml;

/// <summary>How items of a list are addressed by people: by their own id.</summary>
internal static class YamlItems
{
    private static readonly string[] NamingKeys = ["id", "name"];

    /// <summary>The item's <c>id</c>, else its <c>name</c>, else an empty text.</summary>
    public static string IdOf(YamlNode item)
    {
        if (item is YamlMapping mapping)
        {
            foreach (string key in NamingKeys)
            {
                if (mapping.TryFind(key, out YamlEntry? entry) && entry.Value is YamlScalar { IsNull: false } id)
                {
                    return id.Text;
                }
            }
        }
        return string.Empty;
    }
}
