namespace CoDesign.Description.Yaml;

/// <summary>Writes nodes on one line, for records of what was overridden.</summary>
public static class YamlFlow
{
    /// <summary>The node in flow style.</summary>
    public static string Write(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Text,
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Write))}]",
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"{e.Key.Text}: {Write(e.Value)}"))}}}",
        _ => string.Empty,
    };
}
