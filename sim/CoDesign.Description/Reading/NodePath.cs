using System.Globalization;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>Where in the file a value stands, in the notation of <c>--set</c>; made while descending, turned into text only for a
/// message.</summary>
internal sealed class NodePath
{
    private readonly NodePath? _parent;
    private readonly string _segment;
    private readonly int _itemNumber;

    private NodePath(NodePath? parent, string segment, int itemNumber)
    {
        _parent = parent;
        _segment = segment;
        _itemNumber = itemNumber;
    }

    /// <summary>The file as a whole.</summary>
    public static NodePath Root { get; } = new(null, string.Empty, 0);

    /// <summary>What a message calls the value: "'clock'", "'to' item 2", "the description".</summary>
    public string Label =>
        _parent is null ? "the description"
        : _itemNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_parent.Label} item {_itemNumber}")
        : Wording.Quoted(_segment);

    /// <summary>" in memories.sram", or nothing for the file as a whole; ends the mention of a key.</summary>
    public string InClause => _parent is null ? string.Empty : $" in {this}";

    /// <summary>The value behind a key.</summary>
    public NodePath Key(string key) => new(this, key, 0);

    /// <summary>An item of a list.</summary>
    /// <param name="index">Index from 0.</param>
    /// <param name="id">The item's own id, or an empty text.</param>
    public NodePath Item(int index, string id) => new(this, id, index + 1);

    /// <summary>The path in the notation of <c>--set</c>: "memories.sram.size"; items without id by number, "steps.2".</summary>
    public string Setting
    {
        get
        {
            if (_parent is null)
            {
                return string.Empty;
            }
            string parent = _parent.Setting;
            string segment = _itemNumber > 0 && _segment.Length == 0 ? _itemNumber.ToString(CultureInfo.InvariantCulture) : _segment;
            return parent.Length == 0 ? segment : $"{parent}.{segment}";
        }
    }

    /// <summary>The path: "memories.sram.size"; items without id by number, "steps[2]".</summary>
    public override string ToString()
    {
        if (_parent is null)
        {
            return string.Empty;
        }
        string parent = _parent.ToString();
        if (_itemNumber > 0 && _segment.Length == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{parent}[{_itemNumber}]");
        }
        return parent.Length == 0 ? _segment : $"{parent}.{_segment}";
    }
}
